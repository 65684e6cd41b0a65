package dev.dyno.harness.lab.health;

import dev.dyno.harness.lab.state.StateFolder;
import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * The health of every device that this lab host knows, one file each. Several harnesses may write at once.
 *
 * @param state where
 * @param clock the wall clock
 * @param limits what is too much
 * @param warnings is told, in a sentence, what was wrong with a file
 */
public record HealthBook(StateFolder state, Clock clock, HealthLimits limits, Consumer<String> warnings) {
    private static final String SUFFIX = ".json";

    /**
     * What is known of a device.
     *
     * @param alias which device
     * @param name its name in the lab
     * @throws StoreException if there is a file that this user may not read
     */
    public HealthRecord of(String alias, String name) {
        return state.alone(() -> read(alias, name));
    }

    /**
     * Writes down what happened to a device.
     *
     * @return what is known now
     * @throws StoreException if it cannot be written
     */
    public HealthRecord note(String alias, String name, HealthEvent event) {
        return state.alone(() -> {
            HealthRecord before = read(alias, name);
            HealthRecord after = before.named(name).after(event, clock.instant(), limits);
            if (!after.equals(before)) {
                HealthFile.write(file(alias), after);
            }
            return after;
        });
    }

    /** Whether a device may be restarted once more today. */
    public boolean mayReboot(String alias, String name) {
        return of(alias, name).mayReboot(clock.instant(), limits);
    }

    /** A file that makes no sense is kept under another name, and nothing is known then: the device has to prove itself. */
    private HealthRecord read(String alias, String name) {
        Path file = file(alias);
        if (!Files.exists(file)) {
            return HealthRecord.unknown(name);
        }
        try {
            return HealthFile.read(file);
        } catch (IOException e) {
            Path aside = file.resolveSibling(alias + ".damaged");
            try {
                Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException again) {
                throw new StoreException(
                        "cannot use " + file + ", the health of " + name + ": " + e.getMessage() + "; remove it",
                        again);
            }
            warnings.accept("the health of " + name + " cannot be read and counts as unknown (" + file + ": "
                    + e.getMessage() + "); it is kept as " + aside);
            return HealthRecord.unknown(name);
        }
    }

    private Path file(String alias) {
        if (!alias.matches("[0-9a-f]{1,64}")) {
            throw new IllegalArgumentException("not an alias: '" + alias + "'");
        }
        return state.folder().resolve(alias + SUFFIX);
    }
}
