package dev.dyno.results.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.NoiseFloor;
import dev.dyno.results.record.NoiseFloor.MetricNoise;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The noise floor of a device as a file; {@code docs/formats/noise.md} describes it. */
public final class NoiseFile {
    private static final JsonFactory FACTORY = new JsonFactory();
    /** A file of every metric there is takes a hundredth of this. */
    private static final int LARGEST = 1 << 20;

    private NoiseFile() {}

    /**
     * Replaces the file, whole or not at all; makes its folder where there is none.
     *
     * @throws StoreException if it cannot be written
     */
    public static void write(Path file, NoiseFloor noise) {
        try {
            Files.createDirectories(file.resolveSibling("."));
        } catch (IOException e) {
            throw StoreErrors.writing(file, 0, e);
        }
        AtomicFile.write(file, bytes(noise));
    }

    /**
     * Reads the file.
     *
     * @throws StoreException if it cannot be read, is of another schema version, lacks something or says what cannot be;
     *     names file and place
     */
    public static NoiseFloor read(Path file) {
        byte[] json;
        try (InputStream in = Files.newInputStream(file)) {
            json = in.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw StoreErrors.reading(file, e);
        }
        if (json.length > LARGEST) {
            throw new StoreException(file + ": larger than " + LARGEST + " bytes; it is no noise floor of Dyno's");
        }
        return read(JsonPlace.parse(json, file.toString()));
    }

    private static NoiseFloor read(JsonPlace noise) {
        String schema = noise.at("schema").text();
        if (!schema.equals(NoiseFloor.SCHEMA)) {
            throw noise.at("schema")
                    .wrong("this is '" + schema + "', but this version of Dyno reads '" + NoiseFloor.SCHEMA
                            + "'; measure anew with dyno doctor --noise");
        }
        return noise.make(() -> new NoiseFloor(
                noise.at("device").text(),
                noise.at("build").text(),
                noise.at("facts").map(JsonPlace::text),
                noise.at("dyno_version").text(),
                noise.at("scenario").text(),
                noise.at("subject").text(),
                noise.at("measured_at").time(),
                noise.at("metrics").list(NoiseFile::metric)));
    }

    private static MetricNoise metric(JsonPlace metric) {
        return metric.make(() -> new MetricNoise(
                metric.at("metric").text(),
                metric.at("rounds").small(),
                metric.at("spread").number(),
                metric.at("position").number(),
                metric.at("position_visible").flag(),
                metric.at("autocorrelation").number()));
    }

    private static byte[] bytes(NoiseFloor noise) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));
            write(json, noise);
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, NoiseFloor noise) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", NoiseFloor.SCHEMA);
        json.writeStringField("device", noise.device());
        json.writeStringField("build", noise.build());
        json.writeObjectFieldStart("facts");
        for (var fact : noise.facts().entrySet()) {
            json.writeStringField(fact.getKey(), fact.getValue());
        }
        json.writeEndObject();
        json.writeStringField("dyno_version", noise.dynoVersion());
        json.writeStringField("scenario", noise.scenario());
        json.writeStringField("subject", noise.subject());
        json.writeStringField("measured_at", noise.measuredAt().toString());
        json.writeArrayFieldStart("metrics");
        for (MetricNoise metric : noise.metrics()) {
            write(json, metric);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, MetricNoise metric) throws IOException {
        json.writeStartObject();
        json.writeStringField("metric", metric.metric());
        json.writeNumberField("rounds", metric.rounds());
        json.writeNumberField("spread", metric.spread());
        json.writeNumberField("position", metric.position());
        json.writeBooleanField("position_visible", metric.positionVisible());
        json.writeNumberField("autocorrelation", metric.autocorrelation());
        json.writeEndObject();
    }
}
