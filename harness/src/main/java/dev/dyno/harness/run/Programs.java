package dev.dyno.harness.run;

import dev.dyno.harness.device.DeviceJava;
import dev.dyno.harness.foreign.ForeignTool;
import dev.dyno.harness.foreign.ToolCommand;
import dev.dyno.harness.foreign.ToolOutput;
import dev.dyno.harness.transport.DevicePath;
import dev.dyno.protocol.Load;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialSpec;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.ProtocolException;
import dev.dyno.scenarios.Candidate;
import dev.dyno.scenarios.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Trials of candidates whose inferences another tool makes and measures. */
final class Programs {
    /** The tool warms up by itself. */
    static final TrialSpec.WarmUp NO_WARM_UP = new TrialSpec.WarmUp(0, 0, 0, 1, 0);

    /** So much of a trial's time is left to the agent itself. */
    private static final Duration AGENTS_OWN = Duration.ofSeconds(10);

    private Programs() {}

    /**
     * The one run of a tool that a trial is.
     *
     * @throws DeviceException if the device cannot run it
     */
    static Load load(
            ForeignTool tool, Scenario scenario, Candidate candidate, DeployedFiles files, Supplier<DeviceJava> java) {
        Duration limit = scenario.trialTimeLimit().minus(AGENTS_OWN);
        Duration least = scenario.trialTimeLimit().dividedBy(2);
        return new Load.Program(
                ToolCommand.of(
                        tool,
                        candidate,
                        program(tool, candidate, files, java),
                        files.model(candidate.name()).value(),
                        TrialFiles.PROGRAM_JSON),
                (limit.compareTo(least) > 0 ? limit : least).toNanos());
    }

    private static String program(
            ForeignTool tool, Candidate candidate, DeployedFiles files, Supplier<DeviceJava> java) {
        DevicePath brought = files.tools().get(candidate.name());
        if (brought != null) {
            return brought.value();
        }
        Candidate.Program program = Objects.requireNonNull(candidate.program(), candidate.name());
        if (tool != ForeignTool.JMH || !program.tool().equals("java")) {
            return program.tool();
        }
        if (java.get() instanceof DeviceJava.Program here) {
            return here.path();
        }
        throw new PermanentDeviceException(DeviceException.Details.of(
                "candidate " + candidate.name(), "JMH needs a Java of its own, which Android does not have"));
    }

    /**
     * What the tool said.
     *
     * @param printed what it printed; null if it printed nothing
     * @param errors what it printed as errors, likewise
     * @param results the file it wrote, likewise
     * @throws ProtocolException if that is not what the tool says
     */
    static ToolOutput output(ForeignTool tool, @Nullable Path printed, @Nullable Path errors, @Nullable Path results) {
        return switch (tool) {
            case JMH -> tool.read(text(results));
            case LLAMA_BENCH -> tool.read(text(printed));
            // They print some of their lines as errors, which ones depends on their version.
            case BENCHMARK_MODEL, ONNXRUNTIME_PERF_TEST -> tool.read(text(printed) + "\n" + text(errors));
        };
    }

    private static String text(@Nullable Path file) {
        try {
            if (file == null) {
                return "";
            }
            if (Files.size(file) > 2L * ForeignTool.MOST_CHARACTERS) {
                throw new ProtocolException("is larger than any output of such a tool");
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProtocolException("cannot be read: " + e, e);
        }
    }
}
