package dev.dyno.agent.engine;

import org.jspecify.annotations.Nullable;

/** A runtime cannot do what was asked of it. The message names the file or option, the cause and, if known, the cure. */
public class EngineException extends Exception {
    private static final long serialVersionUID = 1L;

    public EngineException(String message) {
        this(message, null);
    }

    public EngineException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
