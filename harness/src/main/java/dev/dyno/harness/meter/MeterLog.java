package dev.dyno.harness.meter;

import dev.dyno.harness.device.DeviceText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What a meter has said, and when it arrived here. Bounded: what is oldest is forgotten. For several threads. */
public final class MeterLog {
    /** A day of ten lines a second. */
    private static final int MOST = 864_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private String ended = "";

    /**
     * A line that arrived.
     *
     * @param nanos this machine's monotonic clock then
     * @param line what it says; empty if it says nothing
     * @param text the text of one that says nothing, cleaned; else empty
     */
    public record Entry(long nanos, Optional<MeterLine> line, String text) {}

    /** Takes in a line; a blank one, and the names of columns before all others, say nothing. */
    public synchronized void arrived(long nanos, String text) {
        Optional<MeterLine> line = MeterLine.of(text);
        boolean header = entries.isEmpty() && text.chars().noneMatch(Character::isDigit);
        if (line.isEmpty() && (text.isBlank() || header)) {
            return;
        }
        if (entries.size() == MOST) {
            entries.removeFirst();
        }
        entries.addLast(new Entry(nanos, line, line.isPresent() ? "" : shown(text)));
        notifyAll();
    }

    private static String shown(String text) {
        return DeviceText.line(text.substring(0, Math.min(text.length(), 80)));
    }

    /** No line will come any more. */
    public synchronized void end(String reason) {
        ended = ended.isEmpty() ? reason : ended;
        notifyAll();
    }

    /** Why no line will come any more; empty if one may. */
    public synchronized String ended() {
        return ended;
    }

    /** The lines that arrived since a moment, in order. */
    public synchronized List<Entry> since(long nanos) {
        List<Entry> since = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.nanos() - nanos >= 0) {
                since.add(entry);
            }
        }
        return since;
    }

    /**
     * Waits for a line.
     *
     * @param millis how long at most
     * @return whether one has arrived, or none can any more
     * @throws InterruptedException if the thread is interrupted
     */
    public synchronized boolean await(long millis) throws InterruptedException {
        int before = entries.size();
        long left = millis;
        long start = System.nanoTime();
        while (left > 0 && entries.size() == before && ended.isEmpty()) {
            wait(left);
            left = millis - (System.nanoTime() - start) / 1_000_000;
        }
        return left > 0;
    }
}
