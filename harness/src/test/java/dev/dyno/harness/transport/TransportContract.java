package dev.dyno.harness.transport;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every transport does alike. A transport's test extends this and says how to open its device and how to take it
 * away. The device has a POSIX {@code sh} and the tools that Dyno itself uses there.
 */
public abstract class TransportContract {

    /** Opens the device. Within one test it has the same work folder every time, which is empty at first. */
    protected abstract DeviceSession open();

    /** Takes the device away from under its open sessions. */
    protected abstract void vanish();

    @Nested
    class Commands extends ExecContract {
        @Override
        DeviceSession open() {
            return TransportContract.this.open();
        }
    }

    @Nested
    class Quoting extends QuotingContract {
        @Override
        DeviceSession open() {
            return TransportContract.this.open();
        }
    }

    @Nested
    class Bounds extends BoundsContract {
        @Override
        DeviceSession open() {
            return TransportContract.this.open();
        }
    }

    @Nested
    class Files extends CopyContract {
        Files(@TempDir Path here) {
            super(here);
        }

        @Override
        DeviceSession open() {
            return TransportContract.this.open();
        }
    }

    @Nested
    class Life extends LifeContract {
        Life(@TempDir Path here) {
            super(here);
        }

        @Override
        DeviceSession open() {
            return TransportContract.this.open();
        }

        @Override
        void vanish() {
            TransportContract.this.vanish();
        }
    }
}
