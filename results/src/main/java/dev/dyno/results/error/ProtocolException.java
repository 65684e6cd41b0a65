package dev.dyno.results.error;

import org.jspecify.annotations.Nullable;

/** An agent or a tool said something that is not in its protocol. */
public final class ProtocolException extends DynoException {
    private static final long serialVersionUID = 1L;

    public ProtocolException(String message) {
        this(message, null);
    }

    public ProtocolException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
