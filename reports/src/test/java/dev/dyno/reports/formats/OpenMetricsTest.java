package dev.dyno.reports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dyno.reports.gate.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenMetricsTest {
    private static final String PARSER = """
            import sys
            from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse
            for family in parse(open(sys.argv[1], encoding='utf-8').read()):
                for sample in family.samples: print(sample.name)
            """;

    private static List<OpenMetricsReader.Sample> samples(JudgedRun judged) {
        return OpenMetricsReader.read(Form.OPENMETRICS.write(judged));
    }

    @Test
    void everyNumberOfTheVerdictIsThereInItsUnit() {
        JudgedRun judged = JudgedRuns.usual();
        List<OpenMetricsReader.Sample> samples = samples(judged);
        Cell cell = judged.judgement().cells().get(0);
        Map<String, String> labels =
                Map.of("scenario", "nightly", "device", cell.device(), "candidate", cell.candidate());
        assertThat(samples)
                .contains(new OpenMetricsReader.Sample("dyno_latency_p50_seconds", labels, value(cell.value())));
        assertThat(samples)
                .contains(new OpenMetricsReader.Sample(
                        "dyno_latency_p50_baseline_seconds", labels, value(cell.baseline())));
        assertThat(samples)
                .filteredOn(sample -> sample.name().equals("dyno_change_ratio")
                        && sample.labels().entrySet().containsAll(labels.entrySet())
                        && "latency.p50".equals(sample.labels().get("metric")))
                .hasSize(3);
    }

    private static double value(@org.jspecify.annotations.Nullable Double value) {
        assertThat(value).isNotNull();
        return value == null ? Double.NaN : value;
    }

    @Test
    void exactlyOneDecisionIsTrue() {
        assertThat(samples(JudgedRuns.usual()))
                .filteredOn(sample -> sample.name().equals("dyno_decision") && sample.value() == 1)
                .singleElement()
                .satisfies(sample -> assertThat(sample.labels()).containsEntry("dyno_decision", "FAIL"));
    }

    @Test
    void whatHasNoNumberHasAReasonAndNoSample() {
        List<OpenMetricsReader.Sample> samples = samples(JudgedRuns.usual());
        assertThat(samples).noneMatch(sample -> sample.name().startsWith("dyno_memory_model_share"));
        assertThat(samples)
                .filteredOn(sample -> sample.name().equals("dyno_unavailable_info")
                        && "memory.model_share".equals(sample.labels().get("metric")))
                .isNotEmpty()
                .allSatisfy(sample -> assertThat(sample.labels().get("reason")).contains("smaps_rollup"));
    }

    @Test
    void ofARunWithoutAnythingItStillSaysSo() {
        assertThat(samples(JudgedRuns.empty()))
                .anyMatch(sample -> sample.value() == 1 && sample.labels().containsValue("INCONCLUSIVE"));
    }

    /** Prometheus' own client for Python, where Debian's package is installed. */
    @Test
    void prometheusReadsAsMuch(@TempDir Path folder) throws IOException, InterruptedException {
        String python = "/usr/bin/python3";
        assumeTrue(
                Files.isExecutable(Path.of(python)) && run(folder, python, "-c", "import prometheus_client") == 0,
                "no python3-prometheus-client here");
        for (JudgedRun judged : List.of(JudgedRuns.usual(), JudgedRuns.named("a\\\"\n\u202e{}#"), JudgedRuns.empty())) {
            Path file = folder.resolve("metrics.txt");
            Files.writeString(file, Form.OPENMETRICS.write(judged));
            assertThat(run(folder, python, "-c", PARSER, file.toString()))
                    .as(Files.readString(folder.resolve("said")))
                    .isZero();
            assertThat(Files.readAllLines(folder.resolve("said"))).hasSameSizeAs(samples(judged));
        }
    }

    private static int run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }
}
