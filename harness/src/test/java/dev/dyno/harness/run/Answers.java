package dev.dyno.harness.run;

import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialResult.Reading;
import dev.dyno.protocol.TrialSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an agent may answer: an ordinary trial, of which tests change one thing. */
final class Answers {
    TrialResult.@Nullable ColdStart coldStart = new TrialResult.ColdStart(1, 2, 3, 4);
    TrialResult.@Nullable WarmUpOutcome warmUp = new TrialResult.WarmUpOutcome(2, 2_000_000, true);
    TrialResult.@Nullable Window window = new TrialResult.Window(3, 5_000_000, 4_000_000);
    TrialResult.@Nullable AccuracyOutcome accuracy;
    final Map<String, String> facts = new TreeMap<>();
    final List<String> validity = new ArrayList<>();
    private final Map<String, Reading> readings = new TreeMap<>();

    Answers reading(String name, Reading reading) {
        readings.put(name, reading);
        return this;
    }

    TrialResult completed() {
        return with(new TrialResult.Outcome.Completed());
    }

    TrialResult failed(String phase, String message) {
        return with(new TrialResult.Outcome.Failed(phase, message));
    }

    private TrialResult with(TrialResult.Outcome outcome) {
        return new TrialResult(
                TrialSpec.PROTOCOL, "t", outcome, coldStart, warmUp, window, readings, facts, accuracy, validity);
    }
}
