package dev.dyno.reports.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;

/**
 * The state file of a history. It is a cache: whatever is wrong with it, it counts as not there.
 *
 * <p>A folder of a year has hundred thousands of measures, so that texts and keys stand in it once, in lists, and a night's
 * measures are packed, for digits take several times as long to read and to write: the places of key,
 * reference and model as 4 bytes each, and the logarithm as 8.
 */
final class TrendStateJson {
    static final String SCHEMA = "dyno/trend-state/v3";
    /** What one measure takes. */
    static final int MEASURE_BYTES = 3 * Integer.BYTES + Double.BYTES;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private TrendStateJson() {}

    static TrendState read(Path file) {
        if (!Files.isRegularFile(file)) {
            return TrendState.EMPTY;
        }
        try (JsonParser json = FACTORY.createParser(file.toFile())) {
            return new TrendStateReader(json).state();
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            return TrendState.EMPTY;
        }
    }

    static byte[] write(TrendState state) {
        return TrendStateWriter.write(state);
    }
}
