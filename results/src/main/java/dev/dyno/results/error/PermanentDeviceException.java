package dev.dyno.results.error;

import org.jspecify.annotations.Nullable;

/** A device error that trying again will not cure: no space, no permission, no such device. */
public final class PermanentDeviceException extends DeviceException {
    private static final long serialVersionUID = 1L;

    public PermanentDeviceException(Details details) {
        this(details, null);
    }

    public PermanentDeviceException(Details details, @Nullable Throwable cause) {
        super(details, cause);
    }
}
