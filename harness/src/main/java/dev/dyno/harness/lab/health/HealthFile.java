package dev.dyno.harness.lab.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dyno.results.store.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** The health of one device as a file; {@code docs/lab.md} describes it. */
final class HealthFile {
    private static final String SCHEMA = "dyno/device-health/v1";
    private static final int LARGEST = 1 << 18;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private HealthFile() {}

    /**
     * Reads the file.
     *
     * @throws IOException saying what is wrong with it
     */
    static HealthRecord read(Path file) throws IOException {
        byte[] json;
        try (InputStream in = Files.newInputStream(file)) {
            json = in.readNBytes(LARGEST + 1);
        }
        if (json.length > LARGEST) {
            throw new IOException("it is larger than " + LARGEST + " bytes");
        }
        try {
            return MAPPER.readValue(json, Document.class).record();
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + ": "
                            + e.getOriginalMessage(),
                    e);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Replaces the file, whole or not at all.
     *
     * @throws dev.dyno.results.error.StoreException if it cannot be written
     */
    static void write(Path file, HealthRecord health) {
        try {
            AtomicFile.write(file, MAPPER.writeValueAsBytes(Document.of(health)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Document(
            String schema,
            String device,
            String health,
            int faultsInRow,
            boolean probed,
            List<Row> recoveries,
            String lastFault,
            List<Change> history) {
        private record Row(String at, boolean rebooted) {}

        private record Change(String at, String health, String reason, String by) {}

        static Document of(HealthRecord record) {
            return new Document(
                    SCHEMA,
                    record.device(),
                    record.health().word(),
                    record.faultsInRow(),
                    record.probed(),
                    record.recoveries().stream()
                            .map(one -> new Row(one.at().toString(), one.rebooted()))
                            .toList(),
                    record.lastFault(),
                    record.history().stream()
                            .map(one ->
                                    new Change(one.at().toString(), one.health().word(), one.reason(), one.by()))
                            .toList());
        }

        HealthRecord record() {
            if (!schema.equals(SCHEMA)) {
                throw new IllegalArgumentException("it is '" + schema + "', not '" + SCHEMA + "'");
            }
            return new HealthRecord(
                    device,
                    Health.of(health),
                    faultsInRow,
                    probed,
                    recoveries.stream()
                            .map(one -> new HealthRecord.Recovery(Instant.parse(one.at()), one.rebooted()))
                            .toList(),
                    lastFault,
                    history.stream()
                            .map(one -> new HealthRecord.Change(
                                    Instant.parse(one.at()), Health.of(one.health()), one.reason(), one.by()))
                            .toList());
        }
    }
}
