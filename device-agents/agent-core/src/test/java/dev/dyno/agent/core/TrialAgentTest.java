package dev.dyno.agent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.dyno.agent.engine.ModelDescription.Port;
import dev.dyno.agent.platform.FakePlatform;
import dev.dyno.agent.platform.Gauges;
import dev.dyno.agent.platform.ProcFs;
import dev.dyno.protocol.ElementType;
import dev.dyno.protocol.HeartbeatJson;
import dev.dyno.protocol.Load;
import dev.dyno.protocol.NpyFile;
import dev.dyno.protocol.Readings;
import dev.dyno.protocol.ResultJson;
import dev.dyno.protocol.SamplesCsv;
import dev.dyno.protocol.SpecJson;
import dev.dyno.protocol.TelemetryCsv;
import dev.dyno.protocol.Tensor;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialResult.AccuracyOutcome;
import dev.dyno.protocol.TrialResult.ColdStart;
import dev.dyno.protocol.TrialResult.Outcome;
import dev.dyno.protocol.TrialResult.Reading;
import dev.dyno.protocol.TrialSpec;
import dev.dyno.protocol.WatchCsv;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialAgentTest {
    private final Path folder;
    private final FakePlatform platform = new FakePlatform();
    private final FakeEngine engine = new FakeEngine(platform);
    private final Load load = new Load.SingleStream(20, 0, 1_000_000_000L);

    TrialAgentTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aTrialLeavesAllItsFilesAndTheResultSaysWhatHappened() throws IOException {
        TrialResult result = run(spec(new TrialSpec.Inputs.Random(1), null));

        assertThat(result.outcome()).isEqualTo(new Outcome.Completed());
        assertThat(result.trialId()).isEqualTo("t1");
        assertThat(result.coldStart()).isEqualTo(new ColdStart(77, 10, 3_200, 1_000_000));
        assertThat(result.warmUp()).isEqualTo(new TrialResult.WarmUpOutcome(250, 250_000_000, true));
        assertThat(result.window()).isEqualTo(new TrialResult.Window(20, 251_003_210, 20_000_000));
        assertThat(result.facts()).containsEntry("runtime.version", "1.2.3").containsEntry("agent.vm", "fake");
        assertThat(result.readings()).containsKeys(Readings.MEMORY_PEAK_RSS, Readings.MEMORY_EMPTY_PSS, Readings.POWER);
        assertThat(result.validity()).isEmpty();
        assertThat(ResultJson.read(Files.readAllBytes(folder.resolve(TrialFiles.RESULT))))
                .isEqualTo(result);
        assertThat(SamplesCsv.read(folder.resolve(TrialFiles.SAMPLES), 1 << 20)).hasSize(270);
        assertThat(TelemetryCsv.read(folder.resolve(TrialFiles.TELEMETRY), 1 << 20)
                        .columns())
                .contains("rss_bytes");
        assertThat(NpyFile.read(folder.resolve(TrialFiles.OUTPUTS)).shape()).containsExactly(1, 3);
        assertThat(HeartbeatJson.read(Files.readAllBytes(folder.resolve(TrialFiles.HEARTBEAT)))
                        .pid())
                .isEqualTo(4711);
    }

    @Test
    void aTrialRestsBesideItsWindowAndKeepsWhatItsWatchesSaid() throws IOException {
        Path gauge = Files.writeString(folder.resolve("gauge"), "-412000\n");
        Path readings = Files.createFile(folder.resolve("readings"));
        platform.asleep = () -> awaitBytes(readings, 2);
        TrialSpec plain = spec(new TrialSpec.Inputs.Random(1), null);
        TrialSpec spec = new TrialSpec(
                plain.protocol(),
                plain.trialId(),
                plain.modelPath(),
                plain.runtime(),
                plain.provider(),
                plain.threads(),
                plain.options(),
                plain.inputs(),
                null,
                plain.warmUp(),
                plain.load(),
                new TrialSpec.Idle(3_000_000_000L, 2_000_000_000L),
                0,
                List.of(
                        new TrialSpec.Watch.File("current", gauge.toString()),
                        new TrialSpec.Watch.Command("count", List.of("sh", "-c", "printf x >> '" + readings + "'"))),
                1_000_000L,
                false,
                false);
        TrialResult result = run(spec);

        assertThat(result.outcome()).isEqualTo(new Outcome.Completed());
        assertThat(result.idle())
                .isEqualTo(new TrialResult.IdleWindows(
                        new TrialResult.Rest(251_003_210L, 3_000_000_000L),
                        new TrialResult.Rest(
                                251_003_210L + 3_000_000_000L + Rests.WAKE_NANOS + 20_000_000, 2_000_000_000L)));
        assertThat(result.window()).isNotNull();
        assertThat(result.window().startNanos()).isEqualTo(251_003_210L + 3_000_000_000L + Rests.WAKE_NANOS);
        assertThat(result.clock())
                .hasSize(2)
                .allSatisfy(
                        pair -> assertThat(pair.wallNanos() - pair.agentNanos()).isEqualTo(1_000_000_000_000L + 1_000));
        assertThat(SamplesCsv.read(folder.resolve(TrialFiles.SAMPLES), 1 << 20)).hasSize(270);
        assertThat(WatchCsv.read(folder.resolve(TrialFiles.WATCH), 1 << 20))
                .isNotEmpty()
                .filteredOn(row -> row.name().equals("current"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.text()).isEqualTo("-412000\n"));
    }

    private static void awaitBytes(Path file, long bytes) {
        // The clock stands still meanwhile; a program that it has jumped over was ended, and never writes.
        long patience = System.nanoTime() + 2_000_000_000L;
        try {
            while (Files.size(file) < bytes && System.nanoTime() < patience) {
                Thread.sleep(1);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPlatformsOwnGaugesAreInTelemetryAndReadingsButNeverReplaceTheKernels() throws IOException {
        Reading own = Reading.of(31, "Cel", "gauge", "battery");
        platform.gauges = new FakeGauges(Map.of("battery.temperature", own, Readings.MEMORY_PEAK_RSS, own));
        TrialResult result = run(spec(new TrialSpec.Inputs.Random(1), null));

        assertThat(result.readings()).containsEntry("battery.temperature", own);
        assertThat(result.readings().get(Readings.MEMORY_PEAK_RSS)).isNotEqualTo(own);
        TelemetryCsv.Table telemetry = TelemetryCsv.read(folder.resolve(TrialFiles.TELEMETRY), 1 << 20);
        assertThat(telemetry.columns())
                .containsExactly("rss_bytes", "cpu_hz", "temperature_c", "cpu_cap_share", "battery_c", "calls");
        assertThat(telemetry.rows()).allSatisfy(row -> assertThat(row[4]).isEqualTo(31));
    }

    @ParameterizedTest
    @CsvSource({"runtime", "load", "inputs", "first-inference", "measure"})
    void aFailureIsTheOutcomeOfItsPhase(String phase) throws IOException {
        engine.failAt = phase;
        engine.latencies = new long[] {10_000_000};
        Outcome outcome = run(spec(new TrialSpec.Inputs.Random(1), null)).outcome();
        assertThat(outcome).isEqualTo(new Outcome.Failed(phase, "/model.bin: broken"));
    }

    @Test
    void evenAnErrorOfTheVirtualMachineIsAnOutcome() throws IOException {
        engine.failAt = "first-inference";
        engine.failure = new OutOfMemoryError("Java heap space");
        assertThat(run(spec(new TrialSpec.Inputs.Random(1), null)).outcome())
                .isEqualTo(new Outcome.Failed("first-inference", "java.lang.OutOfMemoryError: Java heap space"));
    }

    @Test
    void aFailedWarmUpKeepsTheColdStart() throws IOException {
        engine.failAt = "infer";
        TrialResult result = run(spec(new TrialSpec.Inputs.Random(1), null));
        assertThat(result.outcome()).isEqualTo(new Outcome.Failed("warm-up", "/model.bin: broken"));
        assertThat(result.coldStart()).isNotNull();
        assertThat(result.window()).isNull();
    }

    @Test
    void anUnknownRuntimeNamesThoseThereAre() throws IOException {
        TrialSpec spec = spec(new TrialSpec.Inputs.Random(1), null);
        write(new String(SpecJson.write(spec), StandardCharsets.UTF_8).replace("\"fake\"", "\"mystery\""));
        assertThat(agent().run(folder).outcome())
                .isEqualTo(new Outcome.Failed("runtime", "this agent has no runtime 'mystery'; it has [fake]"));
    }

    @Test
    void anotherVersionOfTheProtocolIsRefusedWithTheTrialsName() throws IOException {
        write("{\"protocol\": 1, \"trialId\": \"t9\", \"novelty\": {}}");
        TrialResult result = agent().run(folder);
        assertThat(result.trialId()).isEqualTo("t9");
        assertThat(result.outcome())
                .isEqualTo(new Outcome.Failed("spec", "trial specification: protocol: expected version 2, found 1"));
        assertThat(folder.resolve(TrialFiles.RESULT)).exists();
    }

    @Test
    void withoutASpecificationThereIsNoResult() {
        assertThatIOException().isThrownBy(() -> agent().run(folder));
        assertThat(folder.resolve(TrialFiles.RESULT)).doesNotExist();
    }

    @Test
    void outputsThatAreNoNumbersMakeTheTrialWorthless() throws IOException {
        Path input = folder.resolve("in.npy");
        NpyFile.write(input, Tensor.of(List.of(1, 3), 1, Float.NaN, Float.POSITIVE_INFINITY));
        TrialResult result = run(spec(new TrialSpec.Inputs.Files(List.of(input.toString())), null));
        assertThat(result.outcome()).isEqualTo(new Outcome.Completed());
        assertThat(result.validity()).containsExactly("output 'x' holds NaN or infinity in 2 of 3 places");
    }

    @Test
    void severalOutputsAreKeptAsOneInSinglePrecision() throws IOException {
        engine.ports =
                List.of(new Port("x", ElementType.FLOAT32, List.of(1, 3)), new Port("y", ElementType.INT8, List.of(2)));
        run(spec(new TrialSpec.Inputs.Random(1), null));
        Tensor outputs = NpyFile.read(folder.resolve(TrialFiles.OUTPUTS));
        assertThat(outputs.type()).isEqualTo(ElementType.FLOAT32);
        assertThat(outputs.shape()).containsExactly(5);
    }

    @Test
    void accuracyCountsWhereTheLargestOutputIsTheLabel() throws IOException {
        Tensor examples = Tensor.of(List.of(4, 3), 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, Float.NaN);
        assertThat(run(spec(new TrialSpec.Inputs.Random(1), accuracy(examples, 0, 1, 1, 0)))
                        .accuracy())
                .isEqualTo(new AccuracyOutcome(3, 4));
    }

    @Test
    void examplesThatDoNotFitTheModelAreNamedBeforeAnythingIsMeasured() throws IOException {
        Tensor examples = Tensor.of(List.of(3, 2), 1, 0, 0, 0, 1, 0);
        TrialResult result = run(spec(new TrialSpec.Inputs.Random(1), accuracy(examples, 0, 1, 1)));
        assertThat(result.warmUp()).isNull();
        assertThat(result.outcome())
                .isEqualTo(new Outcome.Failed(
                        "inputs",
                        folder.resolve("examples.npy") + ": the model's input 'x' FLOAT32 [1, 3] expects examples of"
                                + " FLOAT32 [1, 3] below the first axis, found FLOAT32 [3, 2]"));
    }

    @Test
    void tooFewLabelsAreNamed() throws IOException {
        Tensor examples = Tensor.of(List.of(2, 3), 1, 0, 0, 0, 1, 0);
        assertThat(run(spec(new TrialSpec.Inputs.Random(1), accuracy(examples, 0)))
                        .outcome()
                        .toString())
                .contains("labels.npy: expects as many integer labels as there are examples, 2, found INT64 [1]");
    }

    @Test
    void aFolderThatCannotBeWrittenIsAnErrorAndNotAResult() throws IOException {
        TrialSpec spec = spec(new TrialSpec.Inputs.Random(1), null);
        Files.createDirectories(folder.resolve(TrialFiles.RESULT).resolve("in the way"));
        write(new String(SpecJson.write(spec), StandardCharsets.UTF_8));
        assertThatIOException().isThrownBy(() -> agent().run(folder));
    }

    @Test
    void samplesThatCannotBeWrittenFailTheTrial() throws IOException {
        Files.createDirectories(folder.resolve(TrialFiles.SAMPLES).resolve("in the way"));
        assertThat(run(spec(new TrialSpec.Inputs.Random(1), null)).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.phase()).isEqualTo("writing"));
    }

    private TrialSpec.Accuracy accuracy(Tensor examples, long... labels) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 * labels.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(labels);
        NpyFile.write(folder.resolve("examples.npy"), examples);
        NpyFile.write(folder.resolve("labels.npy"), new Tensor(ElementType.INT64, List.of(labels.length), bytes));
        return new TrialSpec.Accuracy(
                folder.resolve("examples.npy").toString(),
                folder.resolve("labels.npy").toString());
    }

    private TrialSpec spec(TrialSpec.Inputs inputs, TrialSpec.@Nullable Accuracy accuracy) {
        return new TrialSpec(
                TrialSpec.PROTOCOL,
                "t1",
                "/model.bin",
                "fake",
                "cpu",
                1,
                Map.of(),
                inputs,
                accuracy,
                TrialSpec.WarmUp.DEFAULT,
                load,
                1_000_000L,
                true);
    }

    private TrialResult run(TrialSpec spec) throws IOException {
        Files.write(folder.resolve(TrialFiles.SPEC), SpecJson.write(spec));
        return agent().run(folder);
    }

    private void write(String spec) throws IOException {
        Files.writeString(folder.resolve(TrialFiles.SPEC), spec);
    }

    private TrialAgent agent() {
        return new TrialAgent(
                List.of(engine), platform, new ProcFs(folder.resolve("no-root")), AgentStart.now(platform));
    }

    /** Two columns: a temperature, and whether the window has been announced. */
    private static final class FakeGauges implements Gauges {
        private final Map<String, Reading> readings;
        private volatile double announced;

        FakeGauges(Map<String, Reading> readings) {
            this.readings = readings;
        }

        @Override
        public List<String> columns() {
            return List.of("battery_c", "calls");
        }

        @Override
        public double[] row() {
            return new double[] {31, announced};
        }

        @Override
        public void windowBegins() {
            announced = 1;
        }

        @Override
        public Map<String, Reading> windowEnds() {
            return announced == 1 ? readings : Map.of();
        }
    }
}
