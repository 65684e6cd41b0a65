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

    /** A candidate that is worse by the limit passes at most this often, and one that is no worse is suspected as rarely. */
    public static final double ERROR = 0.05;

    /** A suspicion without cause is confirmed at most this often. */
    public static final double CONFIRMATION_ERROR = 0.005;

    /** Close together at first, where a clear case needs few; from 9 on as a rank test can use them. */
    private static final int[] SIZES = {
        3, 4, 6, 9, 12, 16, 20, 26, 34, 42, 52, 68, 84, 104, 136, 168, 208, 272, 336, 416
    };

    private static final int FIRST_CONFIRMATION = 6;
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
