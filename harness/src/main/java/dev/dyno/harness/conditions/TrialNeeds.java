package dev.dyno.harness.conditions;

/**
 * What the trials of a scenario are sensitive to.
 *
 * @param energy whether energy or power is measured
 * @param throttles whether throttling is what is measured
 */
public record TrialNeeds(boolean energy, boolean throttles) {}
