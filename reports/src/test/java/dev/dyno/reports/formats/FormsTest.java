package dev.dyno.reports.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form as a whole: kept as a file to be read, and of runs with hostile names. */
class FormsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/dyno/reports/formats");

    /** {@code -Dgolden.update=true} writes them anew; read the difference then. */
    private static void assertGolden(String name, String actual) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void looksAsItDid(Form form) throws IOException {
        assertGolden(form.file(), form.write(JudgedRuns.usual()));
    }

    @Test
    void annotationsLookAsTheyDid() throws IOException {
        assertGolden("annotations.txt", String.join("\n", Annotations.of(JudgedRuns.usual())) + "\n");
    }

    static List<String> hostile() {
        return List.of(
                "<script>alert(1)</script>",
                "\" onload=\"alert(1)' x='",
                "a]]>b<![CDATA[c&amp;&lt;",
                "\u001b[31mred\u001b[0m\u0007\r\n::error::gotcha\n# TYPE gotcha gauge",
                "\u202eevil\u2066\u200f\ufeff",
                "=cmd|' /C calc'!A0",
                "back\\slash\\\" \\n {a=\"b\"} 1",
                "@everyone ![x](https://tracker.example/p.png) | `code` $x$",
                "\uD800lone\uFFFE\uFFFF\u0000",
                "x".repeat(10_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileTextStaysText(String text) throws IOException {
        JudgedRun judged = JudgedRuns.named(text);
        for (Form form : Form.values()) {
            String written = form.write(judged);
            assertThat(written.codePoints().filter(FormsTest::steers).toArray())
                    .as(form.word())
                    .isEmpty();
            assertThat(written.getBytes(StandardCharsets.UTF_8).length)
                    .as(form.word())
                    .isLessThan(100_000);
        }
        String summary = Form.SUMMARY.write(judged);
        assertThat(summary).doesNotContain("<script", "](http", "@everyone", "](");
        assertThat(summary.lines().filter(line -> line.startsWith("| ")))
                .allSatisfy(line -> assertThat(line.replaceAll("\\\\.", "")
                                .chars()
                                .filter(c -> c == '|')
                                .count())
                        .isEqualTo(11));
        XmlReader.element(Form.BADGE.write(judged));
        assertThat(XmlReader.cases(Form.JUNIT.write(judged))).isNotEmpty();
        assertThat(OpenMetricsReader.read(Form.OPENMETRICS.write(judged))).isNotEmpty();
        assertThat(Annotations.of(judged))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line).startsWith("::error title=Dyno%3A ").matches("\\P{Cntrl}*"));
    }

    /** Two names that look the same when they are cut are still two devices. */
    @Test
    void namesThatArePutRightStayApart() {
        String written = Form.OPENMETRICS.write(JudgedRuns.named("x".repeat(10_000)));
        long devices = OpenMetricsReader.read(written).stream()
                .filter(sample -> sample.name().equals("dyno_device_info"))
                .map(sample -> sample.labels().get("device"))
                .distinct()
                .count();
        assertThat(devices).isEqualTo(2);
    }

    private static boolean steers(int c) {
        int type = Character.getType(c);
        boolean layout = c == '\n' || c == 0x2060;
        return !layout && (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE);
    }
}
