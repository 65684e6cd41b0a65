package dev.dyno.reports.formats;

import java.nio.charset.StandardCharsets;

/** Text that grows block by block and never beyond a size; what no longer has room is counted. */
final class Bounded {
    private final StringBuilder text = new StringBuilder();
    private final int largest;
    private int bytes;
    private int leftOut;

    /** @param largest in bytes of UTF-8 */
    Bounded(int largest) {
        this.largest = largest;
    }

    /** Adds a block, or leaves all of it out. */
    void add(String block) {
        int size = block.getBytes(StandardCharsets.UTF_8).length;
        if (bytes + size <= largest) {
            text.append(block);
            bytes += size;
        } else {
            leftOut++;
        }
    }

    /** How many blocks had no room. */
    int leftOut() {
        return leftOut;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
