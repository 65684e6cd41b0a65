package dev.dyno.agent.core;

import dev.dyno.protocol.WatchCsv;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What watches said, within bounds. For several threads. */
final class WatchLog {
    private static final int MOST_ROWS = 500_000;
    private static final int LONGEST_PROBLEM = 1_000;
    private static final byte[] NOTHING = new byte[0];

    private final long originNanos;
    private final long mostBytes;
    private final List<Entry> entries = new ArrayList<>();
    /** Most gauges say the same many times over; it is kept once. */
    private final Map<String, byte[]> last = new HashMap<>();

    private long bytes;
    private boolean full;

    /**
     * An empty log.
     *
     * @param originNanos the reading of the platform's clock that times count from
     * @param mostBytes of all texts together; what comes later is not kept
     */
    WatchLog(long originNanos, long mostBytes) {
        this.originNanos = originNanos;
        this.mostBytes = mostBytes;
    }

    /** Keeps what a watch said. */
    synchronized void said(String watch, long start, long end, byte[] text) {
        byte[] known = last.get(watch);
        if (known != null && Arrays.equals(text, known)) {
            keep(new Entry(watch, start, end, known, ""));
            return;
        }
        last.put(watch, text);
        bytes += text.length;
        keep(new Entry(watch, start, end, text, ""));
    }

    /** Keeps why a watch could not be read. */
    synchronized void failed(String watch, long start, long end, String problem) {
        String shown = problem.substring(0, Math.min(problem.length(), LONGEST_PROBLEM));
        bytes += shown.length();
        keep(new Entry(watch, start, end, NOTHING, shown));
    }

    private void keep(Entry entry) {
        if (full) {
            return;
        }
        full = bytes > mostBytes || entries.size() >= MOST_ROWS;
        String problem = "the watches said more than is kept";
        entries.add(full ? new Entry(entry.name, entry.startNanos, entry.endNanos, NOTHING, problem) : entry);
    }

    /** All that was kept, in order of time. */
    synchronized List<WatchCsv.Row> rows() {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingLong(entry -> entry.startNanos));
        List<WatchCsv.Row> rows = new ArrayList<>();
        for (Entry entry : sorted) {
            String latin1 = new String(entry.text, StandardCharsets.ISO_8859_1);
            rows.add(new WatchCsv.Row(
                    entry.startNanos - originNanos, entry.endNanos - originNanos, entry.name, latin1, entry.problem));
        }
        return rows;
    }

    private static final class Entry {
        final String name;
        final long startNanos;
        final long endNanos;
        final byte[] text;
        final String problem;

        Entry(String name, long startNanos, long endNanos, byte[] text, String problem) {
            this.name = name;
            this.startNanos = startNanos;
            this.endNanos = endNanos;
            this.text = text;
            this.problem = problem;
        }
    }
}
