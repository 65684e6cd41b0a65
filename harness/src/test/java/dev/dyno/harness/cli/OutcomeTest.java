package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void no_change_is_shown_without_a_number_beside_it_but_with_its_interval() {
        String table = show(1.0, "20 ms", 0);

        assertThat(row(table, "latency.p50")).contains("~   ").doesNotContain("~ +", "~ 0");
        assertThat(table).contains("PASS: the one bounded cell holds");
    }

    @Test
    void an_exact_metric_has_no_interval_to_speak_of() {
        assertThat(row(show(1.0, "20 ms", 0), "model.size")).contains("better -75.0 %", "exact");
    }

    @Test
    void too_few_rounds_are_said_where_the_interval_would_be() {
        String table = show(1.2, "20 ms", 5);

        assertThat(row(table, "latency.p50")).contains("?", "too few rounds").doesNotContain("? +");
        assertThat(table).contains("5 failed", "failed: r8-other: crashed");
    }

    private String show(double ratio, String budget, int failed) {
        MadeUpRun.write(folder.resolve("OUT"), ratio, budget, failed);
        return new Terminal(folder).type("show", "OUT").out();
    }

    private static String row(String table, String metric) {
        return table.lines().filter(line -> line.startsWith(metric)).findFirst().orElse("no row of " + metric);
    }
}
