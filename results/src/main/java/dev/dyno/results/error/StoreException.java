package dev.dyno.results.error;

import org.jspecify.annotations.Nullable;

/** A run folder or another file of results cannot be read or written. */
public final class StoreException extends DynoException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        this(message, null);
    }

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
