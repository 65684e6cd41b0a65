package dev.dyno.harness.lab;

import dev.dyno.harness.device.DeviceScript;
import dev.dyno.harness.device.DeviceText;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.results.store.Sha256;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The probe by which a device shows that it can measure: tools, storage, space and clock. Takes a fraction of a second. */
final class SelfTest {
    private static final ExecLimits LIMITS = new ExecLimits(Duration.ofSeconds(20), 1 << 12, 1 << 12);
    private static final int BYTES = 1 << 16;
    private static final long LEAST_KIB = 16 << 10;
    private static final Pattern FREE = Pattern.compile("\\s\\d+\\s+\\d+\\s+(\\d{1,15})\\s+\\d+%\\s");

    private SelfTest() {}

    /**
     * Probes a device.
     *
     * @return what is wrong with it; empty if nothing
     * @throws dev.dyno.results.error.DeviceException if it vanishes
     */
    static Optional<String> of(DeviceSession session) {
        byte[] bytes = new byte[BYTES];
        // Any bytes do, as long as they cannot be compressed away.
        new Random(System.identityHashCode(session)).nextBytes(bytes);
        ExecResult result =
                DeviceScript.SELF_TEST.run(session, List.of(session.workFolder().value()), bytes, LIMITS);
        if (!result.ok()) {
            String said = DeviceText.line(result.errorText());
            return Optional.of("failed its probe: " + (said.isEmpty() ? "exit code " + result.exitCode() : said));
        }
        if (!result.text().startsWith(Sha256.of(bytes))) {
            return Optional.of("failed its probe: its storage does not give back what was written");
        }
        Matcher free = FREE.matcher(result.text());
        if (free.find() && Long.parseLong(free.group(1)) < LEAST_KIB) {
            return Optional.of("failed its probe: " + free.group(1) + " KiB are free in " + session.workFolder()
                    + ", and " + LEAST_KIB + " are needed; make space there");
        }
        return Optional.empty();
    }
}
