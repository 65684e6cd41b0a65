package dev.dyno.protocol;

/**
 * A sign of life, rewritten about twice a second.
 *
 * @param trialId the identity from the specification
 * @param pid the agent's process
 * @param phase what it is doing: {@code starting}, {@code warm-up}, {@code measure}, {@code accuracy}, {@code writing}
 * @param iterations inferences made in this phase
 * @param uptimeNanos time since the agent's first instruction
 */
public record Heartbeat(String trialId, long pid, String phase, long iterations, long uptimeNanos) {}
