package dev.dyno.agent.web;

import org.jspecify.annotations.Nullable;

/** The trial cannot go on; the message is for people and names what failed and the cure. */
final class BridgeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String phase;

    /**
     * A failure.
     *
     * @param phase one of the protocol's
     */
    BridgeException(String phase, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.phase = phase;
    }

    BridgeException(String phase, String message) {
        this(phase, message, null);
    }

    String phase() {
        return phase;
    }
}
