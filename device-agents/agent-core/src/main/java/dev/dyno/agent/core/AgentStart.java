package dev.dyno.agent.core;

import dev.dyno.agent.platform.Platform;

/**
 * The agent's first instruction.
 *
 * @param originNanos the platform's clock then; everything counts from it
 * @param processNanos from the launch to then, or {@link Platform#UNKNOWN}
 */
public record AgentStart(long originNanos, long processNanos) {
    /** Now. */
    public static AgentStart now(Platform platform) {
        return new AgentStart(platform.nanoTime(), platform.sinceLaunchNanos());
    }
}
