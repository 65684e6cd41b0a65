package dev.dyno.benchmarks;

import dev.dyno.protocol.ResultJson;
import dev.dyno.protocol.SpecJson;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialSpec;
import dev.dyno.results.store.SampleFiles;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * Starts the built agent, or the bare loop that it is held against, without a harness around it.
 *
 * @param agent the folder of the built agent
 * @param bareLoop the jar with the bare loop
 * @param folder where trial folders go
 */
record AgentProcess(Path agent, Path bareLoop, Path folder) {
    private static final String BARE_LOOP = "dev.dyno.agent.jvm.bench.BareLoop";

    /** What an agent's trial took. */
    record Trial(double wallSeconds, TrialResult result, double p50Seconds) {
        /** From the launch to the end of the first inference, in seconds, as the agent says. */
        double coldStartSeconds() {
            TrialResult.ColdStart coldStart = Objects.requireNonNull(result.coldStart());
            long nanos = coldStart.processNanos()
                    + coldStart.runtimeNanos()
                    + coldStart.modelLoadNanos()
                    + coldStart.firstInferenceNanos();
            return nanos / 1e9;
        }
    }

    /** Runs one trial in the agent. */
    Trial agent(TrialSpec spec) throws IOException {
        Path trial = prepare(spec);
        List<String> command = java();
        command.addAll(
                List.of("-cp", agent.resolve("dyno-agent.jar").toString(), property("main-class"), trial.toString()));
        Map<String, String> env = Map.of("DYNO_LAUNCHED_AT", System.currentTimeMillis() + "000000");
        double wall =
                Timed.seconds(command, env, trial, trial.resolve(TrialFiles.LOG).toFile());
        TrialResult result = ResultJson.read(Files.readAllBytes(trial.resolve(TrialFiles.RESULT)));
        return new Trial(wall, result, p50(SampleFiles.readMeasured(trial.resolve(TrialFiles.SAMPLES))));
    }

    /** The median latency that the bare loop finds for the same model with the same runtime, in seconds. */
    double bare(TrialSpec spec, int warmUps, int iterations) throws IOException {
        Path trial = prepare(spec);
        Path output = trial.resolve("out");
        List<String> command = java();
        command.addAll(List.of(
                "-cp",
                agent.resolve("dyno-agent.jar") + ":" + bareLoop,
                BARE_LOOP,
                trial.toString(),
                String.valueOf(warmUps),
                String.valueOf(iterations)));
        Timed.seconds(command, Map.of(), trial, output.toFile());
        return p50(output);
    }

    /**
     * The median latency of a TFLite model by a loop without Java, on the agent's own native library, in seconds.
     *
     * @param loop the compiled loop
     */
    double nativeLoop(Path loop, TrialSpec spec, int warmUps, int iterations) throws IOException {
        Path output = Files.createTempFile(folder, "native", ".out");
        Path library = agent.resolve("natives/tflite/linux-x86_64/libjnitensorflowlite.so");
        List<String> command = List.of(
                loop.toString(),
                library.toString(),
                spec.modelPath(),
                String.valueOf(warmUps),
                String.valueOf(iterations));
        Timed.seconds(command, Map.of(), folder, output.toFile());
        return p50(output);
    }

    private static double p50(Path output) throws IOException {
        return Long.parseLong(Files.readString(output).replaceAll("(?s).*p50_ns=(\\d+).*", "$1")) / 1e9;
    }

    private Path prepare(TrialSpec spec) throws IOException {
        Path trial = Files.createTempDirectory(folder, "trial");
        Files.write(trial.resolve(TrialFiles.SPEC), SpecJson.write(spec));
        return trial;
    }

    private List<String> java() {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        Arrays.stream(property("jvm-flags").split("\\s+"))
                .map(flag -> flag.replace("{agent}", agent.toString()))
                .forEach(command::add);
        return command;
    }

    private String property(String name) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(agent.resolve("agent.properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(properties.getProperty(name), name).strip();
    }

    private static double p50(double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
