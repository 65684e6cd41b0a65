package dev.dyno.harness.transport;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A device that is open during each test. */
abstract class OpenDevice {
    static final ExecLimits LIMITS = new ExecLimits(Duration.ofSeconds(60), 1 << 22, 1 << 16);

    DeviceSession session;

    abstract DeviceSession open();

    @BeforeEach
    final void openSession() {
        session = open();
    }

    @AfterEach
    final void closeSession() {
        session.close();
    }

    /** Runs a script with arguments {@code $1}, {@code $2}, ... */
    final ExecResult sh(String script, String... arguments) {
        return session.exec(Shell.script(script, arguments), LIMITS);
    }

    /** Whether a process runs: it exists, and is not dead and waiting to be reaped. */
    final boolean runs(String pid) {
        String script = "read -r stat < \"/proc/$1/stat\" || exit 1; case \"$stat\" in *') Z '*) exit 1;; esac";
        return sh("[ -e \"/proc/$1/stat\" ] || exit 1; " + script, pid).ok();
    }
}
