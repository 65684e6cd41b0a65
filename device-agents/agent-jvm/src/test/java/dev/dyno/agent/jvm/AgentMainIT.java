package dev.dyno.agent.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.agent.platform.LaunchStamp;
import dev.dyno.protocol.Heartbeat;
import dev.dyno.protocol.HeartbeatJson;
import dev.dyno.protocol.Load;
import dev.dyno.protocol.Readings;
import dev.dyno.protocol.ResultJson;
import dev.dyno.protocol.SamplesCsv;
import dev.dyno.protocol.SpecJson;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialResult.Outcome;
import dev.dyno.protocol.TrialSpec;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged agent in a process of its own, started the way its description says. */
class AgentMainIT {
    private static final Path AGENT = Path.of("target", "agent").toAbsolutePath();
    private static final Path FAULTY = AGENT.resolveSibling("fixtures").resolve("dyno-faulty-engine.jar");
    private static final TrialSpec.WarmUp NO_WARM_UP = new TrialSpec.WarmUp(0, 0, 0, 0.04, 0);

    private final Path folder;

    AgentMainIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({"onnxruntime,cpu", "tflite,cpu", "tflite,xnnpack"})
    void aTrialRunsAndTellsEverythingThatLinuxKnows(String runtime, String provider)
            throws IOException, InterruptedException {
        Path model = TinyModels.write(folder, runtime);
        assertThat(run(spec(model, runtime, provider, Map.of()))).isZero();

        TrialResult result = result();
        assertThat(result.outcome()).isEqualTo(new Outcome.Completed());
        assertThat(result.validity()).isEmpty();
        assertThat(result.coldStart()).isNotNull().satisfies(start -> {
            assertThat(start.processNanos()).isPositive();
            assertThat(start.runtimeNanos()).isPositive();
            assertThat(start.modelLoadNanos()).isPositive();
            assertThat(start.firstInferenceNanos()).isPositive();
        });
        assertThat(SamplesCsv.read(folder.resolve(TrialFiles.SAMPLES), 1 << 24)).hasSize(300);
        assertThat(List.of(
                        Readings.MEMORY_PEAK_RSS,
                        Readings.MEMORY_STEADY_RSS,
                        Readings.MEMORY_STEADY_PSS,
                        Readings.MEMORY_EMPTY_PSS,
                        Readings.MEMORY_PEAK_PSS))
                .allSatisfy(name -> assertThat(value(result, name)).isGreaterThan(1e6));
        assertThat(value(result, Readings.MEMORY_STEADY_PSS)).isGreaterThan(value(result, Readings.MEMORY_EMPTY_PSS));
        assertThat(value(result, Readings.CONTEXT_SWITCHES)).isNotNegative();
        assertThat(value(result, Readings.ALLOCATED_BYTES) / 300).isLessThan(runtime.equals("tflite") ? 64 : 800);
        assertThat(folder.resolve(TrialFiles.OUTPUTS)).exists();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            onnxruntime | cpu | nowhere.onnx | load    | nowhere.onnx: no such model file
            onnxruntime | npu | tiny         | load    | no provider 'npu'
            mystery     | cpu | tiny         | runtime | this agent has no runtime 'mystery'; it has [onnxruntime, tflite]
            """)
    void whatCannotBeRunIsAResultThatSaysWhy(
            String runtime, String provider, String model, String phase, String message)
            throws IOException, InterruptedException {
        Path tiny = TinyModels.write(folder, "onnxruntime");
        Path file = model.equals("tiny") ? tiny : folder.resolve(model);
        assertThat(run(spec(file, runtime, provider, Map.of()))).isZero();
        assertThat(result().outcome()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.phase()).isEqualTo(phase);
            assertThat(failed.message()).contains(message);
        });
    }

    @Test
    void withoutAFolderOrASpecificationItSaysSoAndWritesNothing() throws IOException, InterruptedException {
        assertThat(finish(start(List.of(), List.of()))).isEqualTo(2);
        assertThat(log()).contains("usage: dyno-agent FOLDER");
        assertThat(finish(start(List.of(), List.of(folder.toString())))).isEqualTo(3);
        assertThat(folder.resolve(TrialFiles.RESULT)).doesNotExist();
    }

    @Test
    void aModelThatCrashesTheProcessLeavesNoResult() throws IOException, InterruptedException {
        assertThat(runFaulty("crash")).isEqualTo(128 + 6);
        assertThat(folder.resolve(TrialFiles.RESULT)).doesNotExist();
        assertThat(folder.resolve(TrialFiles.HEARTBEAT)).exists();
    }

    @Test
    void aModelThatThrowsIsAFailedResult() throws IOException, InterruptedException {
        assertThat(runFaulty("throw")).isZero();
        assertThat(result().outcome())
                .isEqualTo(new Outcome.Failed("measure", "java.lang.IllegalStateException: thrown on request"));
    }

    @Test
    void aModelThatWantsAllMemoryIsAFailedResult() throws IOException, InterruptedException {
        assertThat(runFaulty("memory")).isZero();
        assertThat(result().outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.message()).contains("OutOfMemoryError"));
    }

    @Test
    void outputsThatAreNoNumbersMakeTheTrialInvalid() throws IOException, InterruptedException {
        assertThat(runFaulty("nan")).isZero();
        assertThat(result().validity()).containsExactly("output 'x' holds NaN or infinity in 1 of 4 places");
    }

    @Test
    void whileAModelHangsTheHeartGoesOn() throws IOException, InterruptedException {
        Process process = startFaulty("hang");
        try {
            Heartbeat first = awaitBeat(0);
            Heartbeat later = awaitBeat(first.uptimeNanos());
            assertThat(later.pid()).isEqualTo(process.pid());
            assertThat(later.uptimeNanos()).isGreaterThan(first.uptimeNanos());
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    /** The next heartbeat of the measured window that is younger than the given one; waits for 20 s at most. */
    private Heartbeat awaitBeat(long afterNanos) throws IOException, InterruptedException {
        Path file = folder.resolve(TrialFiles.HEARTBEAT);
        for (int i = 0; i < 400; i++) {
            if (Files.exists(file)) {
                Heartbeat beat = HeartbeatJson.read(Files.readAllBytes(file));
                if (beat.phase().equals("measure") && beat.uptimeNanos() > afterNanos) {
                    return beat;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no heartbeat within 20 s");
    }

    private int runFaulty(String fault) throws IOException, InterruptedException {
        return finish(startFaulty(fault));
    }

    private Process startFaulty(String fault) throws IOException {
        Path model = Files.writeString(folder.resolve("any"), "any file is a model");
        Files.write(
                folder.resolve(TrialFiles.SPEC), SpecJson.write(spec(model, "faulty", "cpu", Map.of("fault", fault))));
        return start(List.of(FAULTY), List.of(folder.toString()));
    }

    private int run(TrialSpec spec) throws IOException, InterruptedException {
        Files.write(folder.resolve(TrialFiles.SPEC), SpecJson.write(spec));
        return finish(start(List.of(), List.of(folder.toString())));
    }

    private Process start(List<Path> moreJars, List<String> arguments) throws IOException {
        Properties description = new Properties();
        try (Reader reader = Files.newBufferedReader(AGENT.resolve("agent.properties"))) {
            description.load(reader);
        }
        StringBuilder classPath =
                new StringBuilder(AGENT.resolve(description.getProperty("jars")).toString());
        moreJars.forEach(jar -> classPath.append(':').append(jar));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String flag : description.getProperty("jvm-flags").split(" ", -1)) {
            command.add(flag.replace("{agent}", AGENT.toString()));
        }
        command.addAll(List.of("-Xmx256m", "-cp", classPath.toString(), description.getProperty("main-class")));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Instant now = Instant.now();
        builder.environment().put(LaunchStamp.VARIABLE, String.format("%d%09d", now.getEpochSecond(), now.getNano()));
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve(TrialFiles.LOG).toFile())
                .start();
    }

    private static int finish(Process process) throws InterruptedException {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private TrialResult result() throws IOException {
        return ResultJson.read(Files.readAllBytes(folder.resolve(TrialFiles.RESULT)));
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve(TrialFiles.LOG));
    }

    private static double value(TrialResult result, String name) {
        TrialResult.Reading reading = result.readings().get(name);
        return reading == null ? Double.NaN : reading.value();
    }

    private static TrialSpec spec(Path model, String runtime, String provider, Map<String, String> options) {
        return new TrialSpec(
                TrialSpec.PROTOCOL,
                "t1",
                model.toString(),
                runtime,
                provider,
                1,
                options,
                new TrialSpec.Inputs.Random(1),
                null,
                NO_WARM_UP,
                new Load.SingleStream(300, 0, 60_000_000_000L),
                100_000_000L,
                true);
    }
}
