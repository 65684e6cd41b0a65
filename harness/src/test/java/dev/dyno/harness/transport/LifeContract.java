package dev.dyno.harness.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.TransientDeviceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** How a session begins and ends, and what it says when its device is gone. */
abstract class LifeContract extends OpenDevice {
    private final Path here;

    LifeContract(Path here) {
        this.here = here;
    }

    abstract void vanish();

    @Test
    void theWorkFolderIsThereAndIsOursAlone() {
        String script = "cd \"$1\" && : > probe && rm probe && ls -ld .";
        assertThat(sh(script, session.workFolder().value()).text()).startsWith("drwx------");
    }

    @Test
    void anOpenSessionIsAlive() {
        assertThat(session.alive()).isTrue();
    }

    @Test
    void closingTwiceIsClosingOnceAndAClosedSessionDoesNothing() {
        session.close();
        session.close();
        assertThat(session.alive()).isFalse();
        assertThatThrownBy(() -> sh("true")).isInstanceOf(DeviceException.class);
    }

    @Test
    void whatWasStartedDetachedOutlivesItsSession() {
        String pid = sh("setsid sleep 300 < /dev/null > /dev/null 2>&1 & echo $!")
                .text()
                .strip();
        session.close();
        session = open();
        assertThat(runs(pid)).isTrue();
        assertThat(sh("kill -9 \"$1\"", pid).ok()).isTrue();
    }

    @Test
    void aVanishedDeviceIsATransientErrorEverywhere() throws IOException {
        Path file = Files.writeString(here.resolve("file"), "x");
        DevicePath there = session.workFolder().resolve("file");
        session.push(file, there);
        vanish();
        assertThat(session.alive()).isFalse();
        assertThatThrownBy(() -> sh("true"))
                .isInstanceOf(TransientDeviceException.class)
                .hasMessageContaining(session.device());
        assertThatThrownBy(() -> session.push(file, there)).isInstanceOf(TransientDeviceException.class);
        assertThatThrownBy(() -> session.pull(there, here.resolve("back"), 10))
                .isInstanceOf(TransientDeviceException.class);
        assertThat(here.resolve("back")).doesNotExist();
        session.close();
    }
}
