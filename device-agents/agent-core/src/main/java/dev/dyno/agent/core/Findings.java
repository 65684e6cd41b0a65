package dev.dyno.agent.core;

import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialResult.AccuracyOutcome;
import dev.dyno.protocol.TrialResult.ClockPair;
import dev.dyno.protocol.TrialResult.ColdStart;
import dev.dyno.protocol.TrialResult.IdleWindows;
import dev.dyno.protocol.TrialResult.Outcome;
import dev.dyno.protocol.TrialResult.Reading;
import dev.dyno.protocol.TrialResult.WarmUpOutcome;
import dev.dyno.protocol.TrialResult.Window;
import dev.dyno.protocol.TrialSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a trial has found so far; whenever it ends, what there is becomes its result. */
final class Findings {
    final Map<String, Reading> readings = new TreeMap<>();
    final Map<String, String> facts = new TreeMap<>();
    final List<ClockPair> clock = new ArrayList<>();
    final List<String> validity = new ArrayList<>();

    @Nullable
    ColdStart coldStart;

    @Nullable
    WarmUpOutcome warmUp;

    @Nullable
    Window window;

    @Nullable
    IdleWindows idle;

    @Nullable
    AccuracyOutcome accuracy;

    TrialResult result(String trialId, Outcome outcome) {
        return new TrialResult(
                TrialSpec.PROTOCOL,
                trialId,
                outcome,
                coldStart,
                warmUp,
                window,
                idle,
                clock,
                readings,
                facts,
                accuracy,
                validity);
    }
}
