package dev.dyno.scenarios.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that a value names: a path, absolute or from the scenario's folder, or {@code demo:NAME}.
 *
 * @param file where it is on this machine, absolute
 * @param shown its short name for people: {@code demo:NAME}, or the file's own name
 * @param saved how a saved scenario names it
 */
record FileReference(Path file, String shown, String saved) {
    private static final String DEMO = "demo:";

    /** The file that a field names; a problem is added where there is none. */
    static FileReference of(Field field) {
        String text = field.text();
        if (text.startsWith(DEMO)) {
            return demo(field, text.substring(DEMO.length()));
        }
        Path given = path(field, text);
        Path file = field.reading().folder().resolve(given).normalize();
        FileReference reference =
                new FileReference(file, String.valueOf(file.getFileName()), saved(field, given, file));
        if (field.reading().checkFiles()) {
            trouble(file).ifPresent(field::problem);
        }
        return reference;
    }

    boolean isDemo() {
        return shown.startsWith(DEMO);
    }

    private static Path path(Field field, String text) {
        try {
            if (!text.isBlank()) {
                return Path.of(text);
            }
            field.problem("names no file");
        } catch (InvalidPathException e) {
            field.problem("is not a file name: " + e.getReason());
        }
        return Path.of("unnamed");
    }

    private static FileReference demo(Field field, String name) {
        ModelResolver models = field.reading().context().models();
        Optional<Path> found = models.find(name);
        if (found.isEmpty() && field.reading().checkFiles()) {
            field.problem("names no demo file: '" + name + "'" + Suggestions.forWord(name, models.names()));
        }
        return new FileReference(
                found.orElseGet(() -> Path.of(name)), DEMO + name, field.value().saved());
    }

    private static String saved(Field field, Path given, Path file) {
        String written = field.value().saved();
        if (written.equals(Variables.escape(field.value().text()))) {
            return Variables.escape(file.toString());
        }
        // It holds a secret, which stays a reference.
        return given.isAbsolute()
                ? written
                : Variables.escape(field.reading().folder().toString()) + "/" + written;
    }

    private static Optional<String> trouble(Path file) {
        if (!Files.exists(file)) {
            return Optional.of("names " + file + ", which does not exist" + Suggestions.sibling(file));
        }
        if (!Files.isRegularFile(file)) {
            return Optional.of("names " + file + ", which is not a file");
        }
        if (!Files.isReadable(file)) {
            return Optional.of("names " + file + ", which may not be read; check its permissions");
        }
        try {
            return Files.size(file) == 0 ? Optional.of("names " + file + ", which is empty") : Optional.empty();
        } catch (IOException e) {
            return Optional.of("names " + file + ", which cannot be read: " + e);
        }
    }
}
