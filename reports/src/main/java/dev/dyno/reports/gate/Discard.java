package dev.dyno.reports.gate;

/**
 * A round that gave a cell no pair.
 *
 * @param round which, from 1
 * @param reason a sentence naming the trial's candidate and what was wrong
 */
public record Discard(int round, String reason) {}
