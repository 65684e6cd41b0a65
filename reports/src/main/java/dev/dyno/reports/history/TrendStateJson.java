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
 * <p>A folder of a year has hundred thousands of measures, so that texts stand in it once, in a list, and measures are numbers
 * in a row: the key's four texts, reference and model by their places in the list, and the logarithm.
 */
final class TrendStateJson {
    static final String SCHEMA = "dyno/trend-state/v2";
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
