package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Saved outputs of tools as a run that the other commands read. */
class ImportCommandTest {
    private static final int FORKS = 8;

    private Path folder;
    private Terminal terminal;

    @BeforeEach
    void sit(@TempDir Path temp) throws IOException {
        folder = temp;
        terminal = new Terminal(temp);
        jar("now.jar");
        jar("new.jar");
        terminal.file("jmh.yaml", """
                schema: dyno/scenario/v1
                name: saved
                baseline: now
                candidates:
                  now: { model: now.jar, runtime: jmh }
                  new: { model: new.jar, runtime: jmh }
                metrics: [latency.mean, energy.per_inference]
                gate: { limits: { latency.mean: 2 % } }
                """);
    }

    @ParameterizedTest(name = "{0} times as long: exit {1}")
    @CsvSource({"1.05, 1", "1, 0"})
    void forksOfJmhBecomeRoundsThatAreJudgedLikeARun(double slower, int code) throws IOException {
        terminal.file("before.json", jmh(1, 1));
        terminal.file("after.json", jmh(slower, 2));

        Terminal.Answer answer = terminal.type("import", "jmh.yaml", "now=before.json", "new=after.json", "-o", "OUT");

        assertThat(answer.code()).as(answer.out() + answer.err()).isEqualTo(code);
        assertThat(answer.err()).contains("saved outputs", "drifted");
        assertThat(terminal.type("gate", "OUT").code()).isEqualTo(code);
        assertThat(terminal.type("report", "OUT").code()).isZero();
        assertThat(terminal.type("compare", "OUT", "OUT").code()).isLessThanOrEqualTo(1);
        JsonNode run = new JsonMapper().readTree(folder.resolve("OUT/run.json").toFile());
        assertThat(run.path("trials")).hasSize(2 * FORKS);
        JsonNode last = run.path("trials").path(2 * FORKS - 1);
        assertThat(last.at("/metrics/latency.mean/provenance/source").asText())
                .isEqualTo("told by JMH, read from a saved output");
        assertThat(last.at("/metrics/energy.per_inference/unavailable").asText())
                .contains("nobody measures around a saved output");
        assertThat(last.path("facts").toString())
                .contains("JMH 1.37", "\"saved.file\":\"after.json\"", "\"saved.process\":\"8 of 8\"", "saved.sha256");
        assertThat(folder.resolve("OUT")
                        .resolve(last.at("/files/program-results").asText()))
                .hasSameTextualContentAs(folder.resolve("after.json"));
        try (Stream<Path> kept = Files.list(folder.resolve("OUT/program"))) {
            assertThat(kept).as("each file once").hasSize(2);
        }
    }

    @Test
    void filesOfToolsAreRoundsInTheirOrder() throws IOException {
        terminal.file("m.tflite", "m");
        terminal.file("m.onnx", "m");
        terminal.file("m.gguf", "m");
        terminal.file("mixed.yaml", """
                schema: dyno/scenario/v1
                name: mixed
                baseline: lite
                candidates:
                  lite: { model: m.tflite, runtime: benchmark-model }
                  ort: { model: m.onnx, runtime: onnxruntime-perf-test }
                  llama: { model: m.gguf, runtime: llama-bench }
                metrics: [latency.mean, tokens.prompt_rate]
                """);
        for (int i = 1; i <= 2; i++) {
            terminal.file("lite-" + i, lite(4000 * i));
            terminal.file(
                    "ort-" + i,
                    "Total inference requests: 100\r\nAverage inference time cost: %d ms\r\n".formatted(4 * i));
            terminal.file(
                    "llama-" + i,
                    "| model | test | t/s |\n| --- | --- | --- |\n| m | pp512 | 28%d.1 ± 0.4 |\n".formatted(i));
        }

        Terminal.Answer answer = terminal.type(
                "import",
                "mixed.yaml",
                "lite=lite-1",
                "lite=lite-2",
                "ort=ort-1",
                "ort=ort-2",
                "llama=llama-1",
                "llama=llama-2",
                "-o",
                "OUT");

        assertThat(answer.code()).as(answer.out() + answer.err()).isEqualTo(3); // two rounds decide nothing
        String csv = terminal.type("export", "OUT", "-f", "csv").out();
        assertThat(csv.lines().filter(line -> line.contains("latency.mean") && line.contains(",lite,")))
                .satisfiesExactly(
                        first -> assertThat(first).contains(",0.004,"),
                        second -> assertThat(second).contains(",0.008,"));
        assertThat(csv).contains("ort,2,r002-02-this-machine-ort,latency.mean,0.008,", "281.1", "282.1");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"benchmark\": \"a\",\\n \"mode\"| bad:2:8: the output of jmh is no JSON, or is cut off",
                "hello| bad:1:1: the output of jmh is no JSON",
                "[]| bad:1:1: the output of jmh is no result of JMH",
                "[{\"benchmark\": \"a\", \"mode\":\\n \"odd\", \"primaryMetric\": {}}]| bad:2:3: the output of jmh a has the mode 'odd'"
            })
    void whatIsNoOutputIsNamedAtItsPlace(String text, String message) {
        terminal.file("bad", text.replace("\\n", "\n"));
        terminal.file("good.json", jmh(1, 1));

        Terminal.Answer answer = terminal.type("import", "jmh.yaml", "now=good.json", "new=bad", "-o", "OUT");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).startsWith(message).doesNotContain("\tat ");
        assertThat(folder.resolve("OUT")).doesNotExist();
    }

    @Test
    void anOutputThatEndsTooSoonIsNamedAtItsEndAndEveryFileIsLookedAt() {
        terminal.file("m.tflite", "m");
        terminal.file("lite.yaml", """
                schema: dyno/scenario/v1
                name: lite
                baseline: a
                candidates:
                  a: { model: m.tflite, runtime: benchmark-model }
                  b: { model: m.tflite, runtime: benchmark-model, threads: 2 }
                metrics: [latency.mean]
                """);
        terminal.file("cut.txt", "count=200 first=1 curr=1\ncount=200 fir\n");
        terminal.file("odd.txt", lite(5000).replace("9250", "1.2.3"));

        Terminal.Answer answer = terminal.type("import", "lite.yaml", "a=cut.txt", "b=odd.txt", "-o", "OUT");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .contains("cut.txt:2:14: the output of benchmark-model has no line of")
                .contains("odd.txt:2:32: the output of benchmark-model its 'Init' is no number: '1.2.3'");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "now=good.json new=good.json other=good.json| no candidate 'other'",
                "now=good.json| as many outputs",
                "now=good.json new=one.json| there are: new 1, now 8",
                "now=good.json new| not CANDIDATE=FILE",
                "now=good.json new=gone.json| cannot read"
            })
    void whatCannotBePairedIsRefused(String arguments, String message) {
        terminal.file("good.json", jmh(1, 1));
        terminal.file("one.json", jmh(1, 1).replaceAll("\\[\\[([0-9.]+)\\].*?\\]\\]", "[[$1]]"));

        Terminal.Answer answer = terminal.type(("import jmh.yaml -o OUT " + arguments).split(" ", -1));

        assertThat(answer.code()).as(answer.err()).isEqualTo(2);
        assertThat(answer.err()).contains(message);
        assertThat(folder.resolve("OUT")).doesNotExist();
    }

    @Test
    void aCandidateOfAnAgentHasNoSavedOutput() {
        terminal.file("good.json", jmh(1, 1));
        terminal.file("agent.onnx", "m");
        terminal.file("agent.yaml", """
                schema: dyno/scenario/v1
                name: agent
                baseline: now
                candidates:
                  now: { model: now.jar, runtime: jmh }
                  new: { model: agent.onnx }
                metrics: [latency.mean]
                """);

        Terminal.Answer answer = terminal.type("import", "agent.yaml", "now=good.json", "new=good.json", "-o", "OUT");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("candidate new: its runtime onnxruntime is no tool");
    }

    private static String lite(int mean) {
        return "count=200 first=9 curr=9 min=4000 max=9000 avg=%d std=9\n".formatted(mean)
                + "Inference timings in us: Init: 9250, First inference: 9731, Warmup (avg): 5570.1, Inference (avg): %d\n"
                        .formatted(mean);
    }

    /** Forks of one iteration each, whose averages scatter by a thousandth. */
    private static String jmh(double slower, long seed) {
        Random random = new Random(seed);
        String forks = IntStream.range(0, FORKS)
                .mapToObj(
                        fork -> String.format(Locale.ROOT, "[%.9f]", 2 * slower * (1 + 0.001 * random.nextGaussian())))
                .collect(Collectors.joining(","));
        return "[{\"jmhVersion\": \"1.37\", \"benchmark\": \"a.B.c\", \"mode\": \"avgt\", \"primaryMetric\":"
                + " {\"scoreUnit\": \"ms/op\", \"rawData\": [" + forks + "]}}]";
    }

    private void jar(String name) throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve(name));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("META-INF/BenchmarkList"));
        }
    }
}
