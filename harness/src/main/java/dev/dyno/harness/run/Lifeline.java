package dev.dyno.harness.run;

import dev.dyno.harness.lab.DeviceUse;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Holds on to one device: waits until it can measure, brings it back when it was lost, and remembers when it was given up. */
final class Lifeline {
    /** A link that breaks more often than this in one trial will not hold for the next second either. */
    static final int MOST_RECOVERIES = 5;

    private final DeviceUse use;
    private final StopSignal stop;
    private final LongSupplier nanoTime;
    private final Waits waits;
    private int recoveries;
    private @Nullable DeviceException gone;

    /**
     * How long a device may be in no condition to measure.
     *
     * @param pause how long to wait before it is asked again
     * @param longest after how long it is given up
     */
    record Waits(Duration pause, Duration longest) {
        /** As long as a scenario waits: a battery charges and a phone cools down in minutes. */
        static Waits upTo(Duration longest) {
            return new Waits(Duration.ofSeconds(10), longest);
        }
    }

    Lifeline(DeviceUse use, StopSignal stop, LongSupplier nanoTime, Waits waits) {
        this.use = use;
        this.stop = stop;
        this.nanoTime = nanoTime;
        this.waits = waits;
    }

    /** What a trial needs of a device, beside what the lab needs. */
    interface Readiness {
        /** Looks at the device. */
        void look();

        /**
         * Requires that the trial may begin, by the last look.
         *
         * @throws DeviceException if not; transient if it is to be waited for
         */
        void require();

        /** It is being waited for. */
        void waiting(String reason);
    }

    /** The device in use. */
    DeviceUse use() {
        return use;
    }

    /** Why the device was given up for this run; null if it was not. */
    @Nullable
    DeviceException gone() {
        return gone;
    }

    /** Whether the device was lost, for the present trial or in the wait before it. */
    boolean wasLost() {
        return recoveries > 0;
    }

    /**
     * Waits until the device can measure the next trial.
     *
     * @param readiness what that trial needs
     * @throws DeviceException if the stop signal comes, or the device is given up
     */
    void requireReady(Readiness readiness) {
        recoveries = 0;
        long since = nanoTime.getAsLong();
        while (true) {
            try {
                stop.heeding(() -> {
                    readiness.look();
                    use.requireReady();
                    readiness.require();
                    return true;
                });
                return;
            } catch (PermanentDeviceException e) {
                throw giveUp(e);
            } catch (TransientDeviceException e) {
                waitOrRecover(e, readiness, Duration.ofNanos(nanoTime.getAsLong() - since));
            }
        }
    }

    private void waitOrRecover(TransientDeviceException cause, Readiness readiness, Duration waited) {
        requireGoingOn(cause);
        if (!use.session().alive()) {
            recover(cause);
            return;
        }
        if (waited.compareTo(waits.longest()) >= 0) {
            String message = "in no condition to measure for " + text(waited) + ": " + told(cause);
            throw giveUp(new PermanentDeviceException(Details.of(use.entry().name(), message), cause));
        }
        readiness.waiting(told(cause));
        stop.heeding(() -> rest(cause));
    }

    private boolean rest(TransientDeviceException cause) {
        try {
            Thread.sleep(waits.pause().toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cause.addSuppressed(e);
            throw cause;
        }
    }

    /**
     * Brings the device back.
     *
     * @param cause how it was lost
     * @throws DeviceException if the stop signal was given, it was lost too often, or it does not come back
     */
    void recover(TransientDeviceException cause) {
        requireGoingOn(cause);
        recoveries++;
        if (recoveries > MOST_RECOVERIES) {
            String message = "lost " + recoveries + " times for one trial; the last time: " + told(cause);
            throw giveUp(new PermanentDeviceException(Details.of(use.entry().name(), message), cause));
        }
        try {
            stop.heeding(() -> use.recover(cause));
        } catch (PermanentDeviceException e) {
            throw giveUp(e);
        }
    }

    /** What it waited for may have ended only because the signal came. */
    private void requireGoingOn(TransientDeviceException cause) {
        if (stop.given()) {
            throw cause;
        }
    }

    private PermanentDeviceException giveUp(PermanentDeviceException cause) {
        gone = cause;
        return cause;
    }

    private static String text(Duration waited) {
        return waited.toMinutes() > 0 ? waited.toMinutes() + " min" : waited.toSeconds() + " s";
    }

    private String told(DeviceException cause) {
        String message = String.valueOf(cause.getMessage());
        String prefix = use.entry().name() + ": ";
        return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }
}
