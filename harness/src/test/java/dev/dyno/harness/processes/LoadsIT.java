package dev.dyno.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.processes.DynoProcess.Ended;
import dev.dyno.scenarios.demo.DemoModels;
import dev.dyno.scenarios.demo.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run under each load pattern, as a process with real engines: from the scenario's file to report and export. */
class LoadsIT {
    private Path folder;
    private DynoProcess dyno;

    @BeforeEach
    void sit(@TempDir Path temp) throws IOException {
        folder = temp;
        dyno = new DynoProcess(temp);
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(Processes.of(folder)).as("processes left behind").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "periodic: { rate: 20 fps, duration: 1 s } | frames.missed_share | from the moment at which a frame was due | true",
                "burst: { inferences: 5, idle: 50 ms, bursts: 4 } | burst.wake_up_ratio | from the start of an inference | false",
                "poisson: { rate: 10 1/s, duration: 2 s, max-duration: 20 s } | throughput | from a request's arrival | true",
                "offline: { iterations: 20, min-duration: 10 ms } | throughput | nothing of it has a latency | false",
                "sustained: { min-duration: 1 s, max-duration: 2 s } | thermal.throttled_share | from the start of | false",
            })
    void aLoadIsMeasuredReportedAndExported(String load, String metric, String from, boolean scheduled)
            throws Exception {
        scenario(load, metric);

        Ended ended = dyno.type("run", "load.yaml", "-o", "out");

        assertThat(ended.code()).as(ended.err()).isIn(0, 3);
        assertThat(ended.out().contains("latencies count from")).isEqualTo(scheduled);
        assertThat(Files.readString(folder.resolve("out/summary.md")).contains("Latencies count from"))
                .isEqualTo(scheduled);
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains(from);
        try (Stream<Path> files = Files.list(folder.resolve("out/samples"))) {
            assertThat(files)
                    .hasSize(4)
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .startsWith("phase,iteration,start_ns,latency_ns" + (scheduled ? ",due_ns\n" : "\n")));
        }
        Ended exported = dyno.type("export", "out", "--format", "csv", "-o", "-");
        assertThat(exported.code()).as(exported.err()).isZero();
        assertThat(exported.out()).contains(metric);
        assertThat(dyno.type("gate", "out").code()).isEqualTo(ended.code());
    }

    private void scenario(String load, String metric) throws IOException {
        Path cache = Path.of("target", "demo-cache").toAbsolutePath();
        DemoModels models = DemoModels.ensure(cache, line -> {}, Set.of(Family.MOBILENET));
        Files.writeString(folder.resolve("load.yaml"), """
                schema: dyno/scenario/v1
                name: load
                baseline: fp32
                candidates:
                  fp32: { model: '%s' }
                  int8: { model: '%s' }
                warm-up: { min-iterations: 0, min-duration: 0 ms, max-duration: 100 ms }
                load: { %s }
                metrics: [%s]
                rounds: 2
                """.formatted(
                        models.find("mobilenet-v2-fp32.onnx").orElseThrow(),
                        models.find("mobilenet-v2-int8.onnx").orElseThrow(),
                        load,
                        metric));
    }
}
