package dev.dyno.reports.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When a comparison is looked at while its pairs come in.
 *
 * @param looks in rising order, at least one
 * @param confirmation the looks at the fresh pairs that follow a suspicion; empty where a suspicion cannot be confirmed,
 *     because no more pairs will come
 */
public record SequentialDesign(List<Look> looks, List<Look> confirmation) {

    /**
     * A candidate that is worse by the limit passes at most this often, and one that is no worse is suspected as rarely, where
     * pairs are independent and symmetric. It is well below 5 % so that 5 % still holds where they are not.
     */
    public static final double ERROR = 0.015;

    /** A suspicion without cause is confirmed at most this often. */
    public static final double CONFIRMATION_ERROR = 0.01;

    /** Close together, since every look is a chance to stop; 7 and 11 would only wait for the next index of the rank test. */
    private static final int[] SIZES = {
        3, 4, 5, 6, 8, 9, 10, 12, 14, 16, 18, 20, 23, 26, 30, 34, 38, 42, 47, 52, 60, 68, 76, 84, 94, 104, 120, 136,
        152, 168, 188, 208, 240, 272, 304, 336, 376, 416
    };

    /** Three pairs could not confirm anything at so strict a level. */
    private static final int FIRST_CONFIRMATION = 4;

    private static final ConcurrentHashMap<List<Integer>, SequentialDesign> KNOWN = new ConcurrentHashMap<>();

    public SequentialDesign {
        looks = List.copyOf(looks);
        confirmation = List.copyOf(confirmation);
        if (looks.isEmpty()) {
            throw new IllegalArgumentException("a design has at least one look");
        }
    }

    /**
     * The design of a run that stops as soon as it may.
     *
     * @param atLeast no look comes before this many pairs; at least 2
     * @param atMost the last look comes after this many; at least {@code atLeast}
     */
    public static SequentialDesign of(int atLeast, int atMost) {
        if (atLeast < 2 || atMost < atLeast) {
            throw new IllegalArgumentException("looks from " + atLeast + " to " + atMost + " pairs are not possible");
        }
        return KNOWN.computeIfAbsent(
                List.of(atLeast, atMost),
                key -> new SequentialDesign(
                        GroupSequential.looks(sizes(atLeast, atMost), ERROR),
                        GroupSequential.looks(
                                sizes(Math.min(FIRST_CONFIRMATION, atMost), atMost), CONFIRMATION_ERROR)));
    }

    /**
     * The design of a run whose number of rounds was fixed beforehand: one look, and no confirmation.
     *
     * @param n how many pairs there are, at least 2
     * @param level one-sided, above 0 and below 1/2
     */
    public static SequentialDesign fixed(int n, double level) {
        return new SequentialDesign(List.of(Look.at(n, level)), List.of());
    }

    /** The most pairs that a comparison may take. */
    public int most() {
        return last(looks) + (confirmation.isEmpty() ? 0 : last(confirmation));
    }

    private static int last(List<Look> looks) {
        return looks.get(looks.size() - 1).n();
    }

    private static int[] sizes(int atLeast, int atMost) {
        int[] within =
                Arrays.stream(SIZES).filter(n -> n >= atLeast && n < atMost).toArray();
        int[] sizes = Arrays.copyOf(within, within.length + 1);
        sizes[within.length] = atMost;
        return sizes;
    }
}
