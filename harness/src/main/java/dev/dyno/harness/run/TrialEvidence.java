package dev.dyno.harness.run;

import dev.dyno.harness.foreign.ForeignTool;
import dev.dyno.harness.foreign.ToolOutput;
import dev.dyno.scenarios.LoadPattern;
import org.jspecify.annotations.Nullable;

/**
 * What the harness knows of a trial beside its agent's answer.
 *
 * @param load that it was under
 * @param samples of its measured window
 * @param heat what its telemetry tells of temperature and throttling
 * @param modelBytes size of the model file
 * @param tool what made the inferences and what it said; null where the agent made them
 */
record TrialEvidence(
        LoadPattern load,
        TrialSamples samples,
        HeatTrack heat,
        long modelBytes,
        @Nullable Told tool) {
    /** What a tool said. */
    record Told(ForeignTool tool, ToolOutput output) {}

    /** Of a trial whose inferences the agent made. */
    TrialEvidence(LoadPattern load, TrialSamples samples, HeatTrack heat, long modelBytes) {
        this(load, samples, heat, modelBytes, null);
    }
}
