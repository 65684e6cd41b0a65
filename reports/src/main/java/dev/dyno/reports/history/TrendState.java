package dev.dyno.reports.history;

import dev.dyno.reports.statistics.ChangePoints.Settled;
import dev.dyno.results.store.AtomicFile;
import dev.dyno.results.store.Sha256;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a history remembers from call to call, in a file of the folder that the runs lie in. It can be deleted at any time.
 *
 * @param nights what was taken from each run, by the name of its folder
 * @param remembered what is settled of each series that is long enough, by section
 */
record TrendState(Map<String, Night> nights, Map<String, Remembered> remembered) {
    static final String FILE = ".dyno-trend.json";
    static final TrendState EMPTY = new TrendState(Map.of(), Map.of());

    /**
     * What is settled of a series, and which values it follows from.
     *
     * @param n how many values there were
     * @param digest of these
     * @param settled what was settled then
     */
    record Remembered(int n, String digest, Settled settled) {
        static Remembered of(double[] logs, Settled settled) {
            return new Remembered(logs.length, digest(logs, logs.length), settled);
        }

        /** Whether a series goes on from these values. */
        boolean fits(double[] logs) {
            return n >= settled.start() && n <= logs.length && digest.equals(digest(logs, n));
        }

        private static String digest(double[] logs, int n) {
            ByteBuffer bytes = ByteBuffer.allocate(n * Double.BYTES);
            for (int i = 0; i < n; i++) {
                bytes.putDouble(logs[i]);
            }
            return Sha256.of(bytes.array());
        }
    }

    TrendState {
        nights = Collections.unmodifiableMap(new TreeMap<>(nights));
        remembered = Collections.unmodifiableMap(new TreeMap<>(remembered));
    }

    /** What is settled of a section, if it still begins with the values that it was settled for. */
    Settled settled(String section, double[] logs) {
        @Nullable Remembered known = remembered.get(section);
        return known != null && known.fits(logs) ? known.settled() : Settled.NOTHING;
    }

    /** The state of a folder; empty if there is none, or none that this version of Dyno wrote. */
    static TrendState read(Path root) {
        return TrendStateJson.read(root.resolve(FILE));
    }

    /**
     * Writes it, whole or not at all.
     *
     * @throws dev.dyno.results.error.StoreException if the folder cannot be written
     */
    void write(Path root) {
        AtomicFile.write(root.resolve(FILE), TrendStateJson.write(this));
    }
}
