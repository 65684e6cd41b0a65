package dev.dyno.reports.measurements;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The blocks of one metric of one arm of a comparison, by round. */
public final class Series {
    /** What {@link #add} takes for a row without an iteration. */
    public static final long WHOLE = Block.WHOLE;
    /** What {@link #add} answers where the block has this iteration already. */
    public static final long REPEATED = -1;
    /** What {@link #add} answers where some rows of the block have an iteration and others none. */
    public static final long MIXED = -2;

    /** A series without its blocks, with its names. */
    private static final long HEADER_BYTES = 500;

    private final String metric;
    private final String arm;
    private final Map<Long, Block> blocks = new TreeMap<>();
    private long lastRound;
    private @Nullable Block lastBlock;
    private long notPositiveLine;

    Series(String metric, String arm) {
        this.metric = metric;
        this.arm = arm;
    }

    String metric() {
        return metric;
    }

    String arm() {
        return arm;
    }

    /** The line of the first value that is zero or negative; 0 if there is none. */
    long notPositiveLine() {
        return notPositiveLine;
    }

    Map<Long, Block> blocks() {
        return blocks;
    }

    /**
     * Adds a value.
     *
     * @param round its round
     * @param iteration its number within the block, not negative; or {@link #WHOLE}
     * @param value finite
     * @param line where it stands in the file
     * @return how many bytes more the series takes now; {@link #REPEATED} or {@link #MIXED} if nothing was added
     */
    public long add(long round, long iteration, double value, long line) {
        Block block = lastBlock;
        long grown = 0;
        if (block == null || round != lastRound) {
            block = blocks.get(round);
            if (block == null) {
                block = new Block();
                blocks.put(round, block);
                grown = Block.bytes() + (blocks.size() == 1 ? HEADER_BYTES : 0);
            }
            lastBlock = block;
            lastRound = round;
        }
        if (block.size() > 0 && block.whole() != (iteration == WHOLE)) {
            return MIXED;
        }
        long more = block.add(iteration, value);
        if (value <= 0 && notPositiveLine == 0) {
            notPositiveLine = line;
        }
        return more < 0 ? REPEATED : grown + more;
    }
}
