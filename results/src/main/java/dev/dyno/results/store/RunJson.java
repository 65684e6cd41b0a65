package dev.dyno.results.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs and trials as JSON, the form of {@code run.json} and of the journal's entries. */
public final class RunJson {
    // Written by hand through the streaming generator: reflection over the records would cost a third of a start-up.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private RunJson() {}

    /** What writes a value. */
    @FunctionalInterface
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /**
     * The run as an indented document, ending in a newline.
     *
     * @throws IllegalArgumentException if a trial has a metric that the catalogue has not, for its unit is unknown
     */
    public static byte[] write(RunRecord run) {
        return document(json -> RunWriter.run(json, run));
    }

    /** An indented document, ending in a newline. */
    static byte[] document(Body body) {
        return bytes(json -> {
            json.setPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));
            body.write(json);
            json.writeRaw('\n');
        });
    }

    /**
     * The trial as one line without its end.
     *
     * @throws IllegalArgumentException if it has a metric that the catalogue has not, for its unit is unknown
     */
    public static byte[] writeTrial(TrialRecord trial) {
        return bytes(json -> RunWriter.trial(json, trial));
    }

    /**
     * Reads a {@code run.json}.
     *
     * @throws StoreException if it cannot be read, is of another schema version, or lacks something; names file and place
     */
    public static RunRecord read(Path file) {
        try {
            return read(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw StoreErrors.reading(file, e);
        }
    }

    /**
     * Reads a run.
     *
     * @param document what messages call it, such as the file's name
     * @throws StoreException if it is no run of this schema version; names document and place
     */
    public static RunRecord read(byte[] json, String document) {
        return RunReader.run(JsonPlace.parse(json, document));
    }

    /**
     * Reads a trial.
     *
     * @param document what messages call it
     * @throws StoreException if it is none; names document and place
     */
    public static TrialRecord readTrial(byte[] json, String document) {
        return RunReader.trial(JsonPlace.parse(json, document));
    }

    private static byte[] bytes(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
