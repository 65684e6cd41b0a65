package dev.dyno.harness.run;

import dev.dyno.protocol.TrialResult;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.store.SampleFiles;
import dev.dyno.results.store.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The raw latencies of a trial, held against what its agent says of them and against the harness's own clock.
 *
 * @param latencies of the measured window, in seconds, in order of time
 * @param problems why they cannot be trusted; empty if they can
 */
@SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
record TrialSamples(double[] latencies, List<String> problems) {
    private static final TrialSamples NONE = new TrialSamples(new double[0], List.of());

    /**
     * Reads and checks the samples of a trial. One that did not run to its end has none.
     *
     * @param file its samples file; null if it left none
     * @param result its agent's answer; null if there is none
     * @param wallSeconds how long the trial took by the harness's clock
     */
    static TrialSamples read(@Nullable Path file, @Nullable TrialResult result, double wallSeconds) {
        if (result == null || !(result.outcome() instanceof TrialResult.Outcome.Completed)) {
            return NONE;
        }
        TrialResult.Window window = result.window();
        TrialResult.WarmUpOutcome warmUp = result.warmUp();
        if (file == null || window == null || warmUp == null) {
            return new TrialSamples(new double[0], List.of("the agent says it measured, but left no samples"));
        }
        try {
            Samples samples = SampleFiles.read(file);
            double[] latencies = samples.measuredSeconds();
            List<String> problems = new ArrayList<>(
                    samples.problems(new Samples.Expected(warmUp.iterations(), window.iterations(), wallSeconds)));
            double sum = 0;
            for (double latency : latencies) {
                sum += latency;
            }
            if (sum > window.nanos() * 1e-9) {
                problems.add("its inferences took longer, " + sum + " s, than the window they were measured in, "
                        + window.nanos() * 1e-9 + " s");
            }
            return new TrialSamples(latencies, problems);
        } catch (StoreException e) {
            return new TrialSamples(new double[0], List.of(String.valueOf(e.getMessage())));
        }
    }
}
