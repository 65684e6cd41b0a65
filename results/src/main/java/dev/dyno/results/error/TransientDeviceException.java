package dev.dyno.results.error;

import org.jspecify.annotations.Nullable;

/** A device error that may be gone at the next try: a lost link, a time-out, a busy device. */
public final class TransientDeviceException extends DeviceException {
    private static final long serialVersionUID = 1L;

    public TransientDeviceException(Details details) {
        this(details, null);
    }

    public TransientDeviceException(Details details, @Nullable Throwable cause) {
        super(details, cause);
    }
}
