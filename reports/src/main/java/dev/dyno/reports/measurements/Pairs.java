package dev.dyno.reports.measurements;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of one metric in which baseline and candidate both have a number.
 *
 * <p>Rounds are numbered one after the other. A number that is left out, that only one of the two arms has, or whose block
 * cannot be used is a lost round: whatever lost it may have to do with how slow it was.
 *
 * @param pairs their numbers, in the order of rounds
 * @param rounds how many rounds there should be
 * @param whyLost why the first lost round is lost; empty if none is
 */
record Pairs(List<Pair> pairs, long rounds, String whyLost) {
    /** Blocks of which one has more than this many times the iterations of the other are not alike. */
    private static final int MOST_UNEQUAL = 2;

    /** One round's two numbers. */
    record Pair(double baseline, double candidate) {}

    Pairs {
        pairs = List.copyOf(pairs);
    }

    /**
     * Joins two series of a metric.
     *
     * @param othersLast the last round of any other candidate; below every round if there is none
     */
    static Pairs of(Series baseline, Series candidate, Reduction reduction, long othersLast) {
        List<Pair> pairs = new ArrayList<>();
        String whyLost = "";
        TreeSet<Long> numbers = new TreeSet<>(candidate.blocks().keySet());
        numbers.addAll(baselineRounds(baseline, candidate, othersLast));
        long expected = numbers.first();
        for (long round : numbers) {
            String why = round == expected ? "" : "round " + expected + " is missing";
            expected = round + 1;
            @Nullable Block base = baseline.blocks().get(round);
            @Nullable Block other = candidate.blocks().get(round);
            if (why.isEmpty()) {
                why = whyNot(round, baseline, base, candidate, other, reduction);
            }
            if (base != null && other != null && usable(base, other, reduction)) {
                pairs.add(new Pair(base.reduced(reduction), other.reduced(reduction)));
            }
            whyLost = whyLost.isEmpty() ? why : whyLost;
        }
        return new Pairs(pairs, numbers.last() - numbers.first() + 1, whyLost);
    }

    /** Those that concern the candidate: after its last round the baseline may have gone on for another one's sake. */
    private static List<Long> baselineRounds(Series baseline, Series candidate, long othersLast) {
        long last = candidate.blocks().keySet().stream()
                .reduce((one, other) -> other)
                .orElse(0L);
        return baseline.blocks().keySet().stream()
                .filter(round -> round <= last || round > othersLast)
                .toList();
    }

    private static boolean usable(Block base, Block other, Reduction reduction) {
        return base.supports(reduction) && other.supports(reduction) && alike(base, other, reduction);
    }

    private static boolean alike(Block base, Block other, Reduction reduction) {
        int fewer = Math.min(base.size(), other.size());
        int more = Math.max(base.size(), other.size());
        return reduction.dependsOnSize() ? fewer == more : more <= (long) fewer * MOST_UNEQUAL;
    }

    private static String whyNot(
            long round,
            Series baseline,
            @Nullable Block base,
            Series candidate,
            @Nullable Block other,
            Reduction reduction) {
        if (base == null || other == null) {
            return "round " + round + " of '" + (base == null ? baseline : candidate).arm() + "' is missing";
        }
        for (Map.Entry<Series, Block> each : List.of(Map.entry(baseline, base), Map.entry(candidate, other))) {
            Block block = each.getValue();
            if (!block.supports(reduction)) {
                return "round " + round + " of '" + each.getKey().arm() + "' has " + block.size()
                        + " iterations, and a " + reduction.word() + " needs " + reduction.floor(block.size());
            }
        }
        return alike(base, other, reduction)
                ? ""
                : "round " + round + " has " + base.size() + " iterations of '" + baseline.arm() + "' and "
                        + other.size() + " of '" + candidate.arm() + "'";
    }

    int count() {
        return pairs.size();
    }

    /** How many rounds should be there and give no pair. */
    long lost() {
        return rounds - count();
    }

    /** Whether both arms repeat one number each. */
    boolean constant() {
        return pairs.stream().distinct().count() == 1;
    }

    /** Whether the two arms have the same number in every round. */
    boolean copied() {
        return pairs.stream().allMatch(pair -> pair.baseline() == pair.candidate());
    }
}
