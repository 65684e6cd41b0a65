package dev.dyno.protocol;

import org.jspecify.annotations.Nullable;

/** A message or file is not in the form that the protocol gives it. The text names the place and what was expected. */
public final class MalformedMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedMessageException(String message) {
        this(message, null);
    }

    public MalformedMessageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
