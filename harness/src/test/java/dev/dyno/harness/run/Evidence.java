package dev.dyno.harness.run;

import dev.dyno.scenarios.LoadPattern;
import java.time.Duration;
import java.util.List;

/** What the harness may know of a trial, for tests. */
final class Evidence {
    static final LoadPattern SINGLE = new LoadPattern.SingleStream(1, Duration.ZERO, Duration.ofSeconds(10));

    private Evidence() {}

    /** Of inferences one after the other. */
    static TrialEvidence of(double[] latencies, long modelBytes) {
        return new TrialEvidence(SINGLE, samples(latencies, latencies), HeatTrack.none("no telemetry"), modelBytes);
    }

    static TrialEvidence doubtful(String... problems) {
        return new TrialEvidence(SINGLE, TrialSamples.none(problems), HeatTrack.none("no telemetry"), 1);
    }

    static TrialEvidence under(LoadPattern load, double[] latencies, double[] services) {
        return new TrialEvidence(load, samples(latencies, services), HeatTrack.none("no telemetry"), 1);
    }

    static LoadPattern periodic(double rate, Duration deadline, Duration duration) {
        return new LoadPattern.Periodic(rate, deadline, duration);
    }

    /** One after the other without a gap. */
    private static TrialSamples samples(double[] latencies, double[] services) {
        double[] ends = new double[services.length];
        double end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += services[i];
            ends[i] = end;
        }
        return new TrialSamples(latencies, services, ends, List.of());
    }
}
