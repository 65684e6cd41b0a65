package dev.dyno.results.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON Schemas (draft 2020-12) of the files that Dyno writes, for other tools to check and to understand them. */
public final class ResultSchemas {
    private ResultSchemas() {}

    /** The schema of {@code run.json}, as JSON text. */
    public static String run() {
        return text("run.schema.json");
    }

    /** The schema of {@code verdict.json}, as JSON text. */
    public static String verdict() {
        return text("verdict.schema.json");
    }

    private static String text(String name) {
        try (InputStream in = ResultSchemas.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
