package dev.dyno.harness.run;

import dev.dyno.protocol.TrialResult;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.store.SampleFiles;
import dev.dyno.results.store.Samples;
import dev.dyno.scenarios.LoadPattern;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The raw samples of a trial's measured window, held against what its agent says of them and against the harness's own clock.
 *
 * @param latencies in seconds, in order of time; under a load with a schedule from when each was due
 * @param services how long the inferences themselves took, in seconds
 * @param ends when each ended, in seconds from the window's start
 * @param problems why they cannot be trusted; empty if they can
 */
@SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
record TrialSamples(double[] latencies, double[] services, double[] ends, List<String> problems) {
    private static final double NANO = 1e-9;

    /** Without any samples, for these reasons. */
    static TrialSamples none(String... problems) {
        return new TrialSamples(new double[0], new double[0], new double[0], List.of(problems));
    }

    /**
     * Reads and checks the samples of a trial. One that did not run to its end has none.
     *
     * @param file its samples file; null if it left none
     * @param result its agent's answer; null if there is none
     * @param load that it was to be under
     * @param wallSeconds how long the trial took by the harness's clock
     */
    static TrialSamples read(@Nullable Path file, @Nullable TrialResult result, LoadPattern load, double wallSeconds) {
        if (result == null || !(result.outcome() instanceof TrialResult.Outcome.Completed)) {
            return none();
        }
        TrialResult.Window window = result.window();
        TrialResult.WarmUpOutcome warmUp = result.warmUp();
        if (file == null || window == null || warmUp == null) {
            return none("the agent says it measured, but left no samples");
        }
        try {
            Samples samples = SampleFiles.read(file);
            List<String> problems = new ArrayList<>(
                    samples.problems(new Samples.Expected(warmUp.iterations(), window.iterations(), wallSeconds)));
            double[] services = samples.serviceSeconds();
            problems.addAll(lengthProblems(services, window));
            problems.addAll(scheduleProblems(samples, window, load));
            return new TrialSamples(samples.measuredSeconds(), services, ends(samples, window), problems);
        } catch (StoreException e) {
            return none(String.valueOf(e.getMessage()));
        }
    }

    private static double[] ends(Samples samples, TrialResult.Window window) {
        double[] ends = new double[samples.size() - samples.warmUps()];
        for (int i = 0; i < ends.length; i++) {
            int at = samples.warmUps() + i;
            ends[i] = (samples.startNanos(at) + samples.latencyNanos(at) - window.startNanos()) * NANO;
        }
        return ends;
    }

    private static List<String> lengthProblems(double[] services, TrialResult.Window window) {
        double sum = 0;
        for (double service : services) {
            sum += service;
        }
        return sum <= window.nanos() * NANO
                ? List.of()
                : List.of("its inferences took longer, " + sum + " s, than the window they were measured in, "
                        + window.nanos() * NANO + " s");
    }

    private static List<String> scheduleProblems(Samples samples, TrialResult.Window window, LoadPattern load) {
        boolean scheduled = load.latencyFrom() != LoadPattern.LatencyFrom.START;
        if (scheduled != samples.scheduled()) {
            return List.of("its load, " + load.name() + ", " + (scheduled ? "has" : "has no")
                    + " schedule, but its samples have " + (scheduled ? "none" : "one"));
        }
        if (!scheduled && window.due() != window.iterations()) {
            return List.of("without a schedule it reports " + window.due() + " inferences due and "
                    + window.iterations() + " made");
        }
        List<String> problems = new ArrayList<>();
        if (load instanceof LoadPattern.Periodic periodic && window.due() > periodic.frames()) {
            problems.add("it reports " + window.due() + " frames due, but there were " + periodic.frames());
        }
        boolean any = scheduled && samples.size() > samples.warmUps();
        if (any && samples.dueNanos(samples.warmUps()) < window.startNanos()) {
            problems.add("its first inference was due before the window began");
        }
        return problems;
    }
}
