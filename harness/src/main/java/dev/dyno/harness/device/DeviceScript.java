package dev.dyno.harness.device;

import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shell scripts that run on a device. Each says in its head what it does; values go in as arguments only. */
public enum DeviceScript {
    PROFILE("profile.sh"),
    LAUNCH("launch.sh"),
    SUPERVISE("supervise.sh"),
    INSTRUMENT("instrument.sh"),
    PACKAGE("package.sh"),
    WAIT("wait.sh"),
    KILL("kill.sh"),
    FIND("find.sh"),
    LIST("list.sh"),
    REMOVE("remove.sh"),
    BLOB_CHECK("blob-check.sh"),
    BLOB_PREPARE("blob-prepare.sh"),
    BLOB_PUBLISH("blob-publish.sh"),
    STATUS("status.sh"),
    SELF_TEST("self-test.sh"),
    SETTINGS("settings.sh"),
    LEASE_TAKE("lease-take.sh"),
    LEASE_CHECK("lease-check.sh"),
    LEASE_RELEASE("lease-release.sh");

    private static final byte[] NOTHING = {};

    private final String file;
    private final String text;

    DeviceScript(String file) {
        this.file = file;
        this.text = read(file);
    }

    /** The script itself. */
    public String text() {
        return text;
    }

    /** Runs it; any exit code comes back. */
    public ExecResult run(DeviceSession session, List<String> arguments, byte[] stdin, ExecLimits limits) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", text, file));
        words.addAll(arguments);
        return session.exec(new Command(words, Map.of(), stdin), limits);
    }

    /** Runs it within the limits of quick questions; any exit code comes back. */
    public ExecResult run(DeviceSession session, List<String> arguments) {
        return run(session, arguments, NOTHING, ExecLimits.QUICK);
    }

    /**
     * Runs it; only exit code 0 comes back.
     *
     * @param doing what it is for, for the error's reader
     */
    public ExecResult require(DeviceSession session, List<String> arguments, byte[] stdin, String doing) {
        ExecResult result = run(session, arguments, stdin, ExecLimits.QUICK);
        if (!result.ok()) {
            String message = "cannot " + doing + " in the work folder " + session.workFolder();
            throw new PermanentDeviceException(new Details(
                    session.device(), message, file, result.exitCode(), DeviceText.clean(result.errorText())));
        }
        return result;
    }

    /** {@link #require(DeviceSession, List, byte[], String)} without anything on standard input. */
    public ExecResult require(DeviceSession session, List<String> arguments, String doing) {
        return require(session, arguments, NOTHING, doing);
    }

    private static String read(String file) {
        try (InputStream in = DeviceScript.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
