package dev.dyno.agent.core;

import org.jspecify.annotations.Nullable;

/** The trial cannot go on; the message is for people and names file, expectation and finding. */
public final class TrialException extends Exception {
    private static final long serialVersionUID = 1L;

    TrialException(String message) {
        this(message, null);
    }

    TrialException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
