package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendCommandTest {
    private final Path folder;
    private final Terminal terminal;

    TrendCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.terminal = new Terminal(folder);
    }

    private static String steps() {
        StringBuilder text = new StringBuilder("value,series,index\n");
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            text.append((i < 40 ? 10 : 10.8) + 0.05 * random.nextGaussian())
                    .append(",\"p50, ms\u001b[2J\",")
                    .append(i + 100)
                    .append('\n');
        }
        return text.append("1,short,1\n").toString();
    }

    @Test
    void aFileOfSeriesGivesOneJsonDocument() throws IOException {
        terminal.file("s.csv", steps());
        Terminal.Answer answer = terminal.type("trend", "--series", "s.csv");
        assertThat(answer.code()).isZero();
        JsonNode document = new JsonMapper().readTree(answer.out());
        assertThat(document.path("schema").asText()).isEqualTo("dyno/trend/v1");
        JsonNode series = document.path("series").path(0);
        assertThat(series.path("n").asInt()).isEqualTo(60);
        assertThat(series.path("change_points")).hasSize(1);
        JsonNode change = series.path("change_points").path(0);
        assertThat(change.path("index").asText()).isEqualTo("140");
        assertThat(change.path("position").asInt()).isEqualTo(40);
        assertThat(change.path("change").asDouble()).isBetween(1.07, 1.09);
        assertThat(change.path("lower").asDouble())
                .isLessThan(change.path("change").asDouble());
        assertThat(change.path("p").asDouble()).isLessThan(1e-4);
        assertThat(document.path("series").path(1).path("notes").path(0).asText())
                .contains("one point");
    }

    @Test
    void theTableMovesNoCursor() {
        terminal.file("s.csv", steps());
        Terminal.Answer answer = terminal.type("trend", "--series", "s.csv", "--format", "table");
        assertThat(answer.out())
                .contains("140")
                .contains("+8.")
                .contains("1 change in 2 series.")
                .doesNotContain("\u001b");
    }

    @Test
    void aBadFileEndsWithItsPlace() {
        terminal.file("s.csv", "series,index,value\na,1,1\na,2,NaN\n");
        Terminal.Answer answer = terminal.type("trend", "--series", "s.csv");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("s.csv:3: 'value' is 'NaN'");
    }

    @Test
    void runsAreAHistory() throws IOException {
        MadeUpRun.write(folder.resolve("runs/one"), 0.9, "1 s", 0);
        terminal.file("runs/stray", "");
        Terminal.Answer answer = terminal.type("trend", "runs");
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("No change in 2 series of 1 night.");
        JsonNode document = new JsonMapper()
                .readTree(terminal.type("trend", "runs", "--metric", "latency.p50", "--format", "json")
                        .out());
        assertThat(document.path("series")).hasSize(1);
        assertThat(document.path("series").path(0).path("candidate").asText()).isEqualTo("other");
    }

    @Test
    void wrongUsageIsRefused() {
        assertThat(terminal.type("trend").code()).isNotZero();
        assertThat(terminal.type("trend", "--series", "s.csv", "--metric", "x").code())
                .isEqualTo(2);
        assertThat(terminal.type("trend", "--series", "none.csv").err()).contains("none.csv: no such file");
    }
}
