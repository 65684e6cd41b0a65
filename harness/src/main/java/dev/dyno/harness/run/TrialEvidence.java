package dev.dyno.harness.run;

import dev.dyno.scenarios.LoadPattern;

/**
 * What the harness knows of a trial beside its agent's answer.
 *
 * @param load that it was under
 * @param samples of its measured window
 * @param heat what its telemetry tells of temperature and throttling
 * @param modelBytes size of the model file
 */
record TrialEvidence(LoadPattern load, TrialSamples samples, HeatTrack heat, long modelBytes) {}
