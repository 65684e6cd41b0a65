package dev.dyno.results.error;

import org.jspecify.annotations.Nullable;

/** The root of all errors that a user can act on. The message names the cause and, where there is one, the cure. */
public abstract sealed class DynoException extends RuntimeException
        permits DeviceException, ScenarioException, ProtocolException, StoreException {

    private static final long serialVersionUID = 1L;

    DynoException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
