package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.metric.Metrics;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.Waiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaiverTextTest {
    private static final String HEAD = "# ours\nschema: dyno/waivers/v1\n\nwaivers: # by team\n";
    private static final String OLD = """
              # about the old one
              old:   # yes
                metric: latency.p50
                reason: >
                  two

                  # lines
                owner: us
                expires: 2026-01-31
            """;
    private static final String OTHER = """

              # about the other
              "other": { metric: latency.p90, reason: r, owner: o, expires: 2027-01-31 }
            # the end
            """;
    private static final Waiver NEW = new Waiver(
            "new",
            Metrics.MODEL_SIZE,
            "int8",
            new DeviceSelector("soc:/a#b/"),
            0.125,
            "it is: \"large\" ${X} # no comment",
            "us",
            LocalDate.of(2027, 1, 31));

    private static final Map<String, String> ROW = row();

    private final Path folder;

    WaiverTextTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static Map<String, String> row() {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("metric", "model.size");
        row.put("candidate", "int8");
        row.put("devices", "soc:/a#b/");
        row.put("up-to", "12.5 %");
        row.put("reason", "it is: \"large\" ${X} # no comment");
        row.put("owner", "us");
        row.put("expires", "2027-01-31");
        return row;
    }

    private List<Waiver> load(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("waivers.yaml"), text);
        return WaiverFiles.load(file, Map.of());
    }

    @Test
    void aRowIsAddedAfterTheOthersAndNothingElseChanges() throws IOException {
        String text = WaiverText.add(HEAD + OLD + OTHER, "f", "new", ROW);

        String added = """
                  new:
                    metric: model.size
                    candidate: int8
                    devices: "soc:/a#b/"
                    up-to: 12.5 %
                    reason: "it is: \\"large\\" $${X} # no comment"
                    owner: us
                    expires: "2027-01-31"
                """;
        assertThat(text).isEqualTo(HEAD + OLD + OTHER.replace("# the end\n", added + "# the end\n"));
        assertThat(load(text)).last().isEqualTo(NEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "schema: dyno/waivers/v1\nwaivers: {}",
                "schema: dyno/waivers/v1\r\nwaivers: {} # none\r\n",
                "waivers: {}\nschema: dyno/waivers/v1\n",
                HEAD + "    deep: {metric: latency.p50, reason: r, owner: o, expires: 2027-01-31}",
            })
    void aRowIsAddedToAnyFileOfBlocks(String text) throws IOException {
        assertThat(load(WaiverText.add(text, "f", "new", ROW))).last().isEqualTo(NEW);
    }

    @Test
    void aRowIsRemovedWithItsCommentsAndNothingElse() throws IOException {
        assertThat(WaiverText.remove(HEAD + OLD + OTHER, "f", Set.of("old")))
                .isEqualTo(HEAD + "  # about the old one\n" + OTHER);
        assertThat(WaiverText.remove(HEAD + OLD + OTHER, "f", Set.of("other")))
                .isEqualTo(HEAD + OLD + "\n  # about the other\n# the end\n");
        assertThat(load(WaiverText.remove(HEAD + OLD + OTHER, "f", Set.of("old", "other"))))
                .isEmpty();
    }

    @Test
    void whatIsAddedAndRemovedLeavesTheTextAsItWas() {
        String text = HEAD + OLD + OTHER;

        assertThat(WaiverText.remove(WaiverText.add(text, "f", "new", ROW), "f", Set.of("new")))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{schema: dyno/waivers/v1, waivers: {old: {metric: latency.p50}}}",
                "schema: dyno/waivers/v1\nwaivers: {old: {metric: latency.p50}}\n",
                "schema: dyno/waivers/v1\n'waivers':\n  old: {metric: latency.p50}\n"
            })
    void aFileOfAnotherStyleIsLeftToItsAuthor(String text) {
        String message = "f: cannot be edited in place, because its waivers are not one key per line below 'waivers:';"
                + " edit it by hand";

        assertThatThrownBy(() -> WaiverText.add(text, "f", "new", ROW))
                .isInstanceOf(ScenarioException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> WaiverText.remove(text, "f", Set.of("old"))).hasMessage(message);
    }
}
