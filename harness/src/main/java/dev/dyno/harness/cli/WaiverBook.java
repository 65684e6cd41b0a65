package dev.dyno.harness.cli;

import dev.dyno.results.error.StoreException;
import dev.dyno.results.store.AtomicFile;
import dev.dyno.scenarios.Waiver;
import dev.dyno.scenarios.file.WaiverFiles;
import dev.dyno.scenarios.file.WaiverText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A file of waivers that is read and edited in place; what an edit would break is found before it is written. */
final class WaiverBook {
    private final Path file;
    private final Map<String, String> env;

    WaiverBook(Console console, Path argument) {
        this.file = console.path(argument);
        this.env = console.env();
    }

    /**
     * Every waiver, in the file's order.
     *
     * @throws dev.dyno.results.error.ScenarioException if it is not a valid file of waivers
     */
    List<Waiver> waivers() {
        return WaiverFiles.load(file, env);
    }

    /** The waivers, none if there is no file. */
    List<Waiver> waiversIfAny() {
        return Files.exists(file) ? waivers() : List.of();
    }

    /** Adds a row to the file, which is made where there is none. */
    Waiver add(String name, Map<String, String> keys) {
        List<Waiver> before = waiversIfAny();
        String text = WaiverText.add(Files.exists(file) ? read() : "", file.toString(), name, keys);
        List<Waiver> after = WaiverFiles.parse(file, text, env);
        boolean whole = after.size() == before.size() + 1
                && after.subList(0, before.size()).equals(before);
        write(text, whole);
        return after.get(after.size() - 1);
    }

    /** Removes the rows that are meant, and nothing else. */
    void remove(Predicate<Waiver> meant) {
        List<Waiver> before = waivers();
        Set<String> names = before.stream().filter(meant).map(Waiver::name).collect(Collectors.toUnmodifiableSet());
        List<Waiver> rest = before.stream().filter(meant.negate()).toList();
        String text = WaiverText.remove(read(), file.toString(), names);
        write(text, WaiverFiles.parse(file, text, env).equals(rest));
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new StoreException(file + " cannot be read: " + e, e);
        }
    }

    private void write(String text, boolean whole) {
        if (!whole) {
            throw new StoreException(
                    file + " cannot be edited without changing its other waivers; edit it by hand", null);
        }
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
