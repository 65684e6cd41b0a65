package dev.dyno.reports.page.section;

import dev.dyno.reports.page.digest.ArmDigest;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.reports.statistics.SignedRank;
import dev.dyno.reports.statistics.SignedRank.Interval;
import org.jspecify.annotations.Nullable;

/**
 * How much slower a candidate is in the last third of its trials than in the first.
 *
 * @param ratio last over first; NaN where trials are too short
 * @param interval of the ratio; null where there are too few trials
 * @param n how many trials
 */
record Slowing(double ratio, @Nullable Interval interval, int n) {
    private static final double CONFIDENCE = 0.95;
    /** Less than this matters to nobody. */
    private static final double SMALLEST = 0.02;

    static Slowing of(ArmDigest digest) {
        double[] logs = digest.slowing().stream().mapToDouble(log -> log).toArray();
        if (logs.length == 0) {
            return new Slowing(Double.NaN, null, 0);
        }
        SignedRank.Location location = SignedRank.location(logs, CONFIDENCE);
        @Nullable
        Interval interval = location.interval()
                .map(i -> new Interval(Math.exp(i.lower()), Math.exp(i.upper()), i.confidence()))
                .orElse(null);
        return new Slowing(Math.exp(location.estimate()), interval, logs.length);
    }

    /** Whether it surely slows down by more than a trifle. */
    boolean slows() {
        return interval != null && interval.lower() > 1 && ratio > 1 + SMALLEST;
    }

    /** Whether it surely does not, by more than a trifle. */
    boolean holds() {
        return interval != null && interval.upper() <= 1 + SMALLEST;
    }

    /** Whether there are enough trials to tell. */
    boolean known() {
        return interval != null;
    }

    /** The change with its interval and n. */
    String number() {
        if (Double.isNaN(ratio)) {
            return "too short to tell";
        }
        String range = interval == null
                ? "too few trials for an interval"
                : Shown.ratio(interval.lower()) + " to " + Shown.ratio(interval.upper());
        return Shown.ratio(ratio) + " (" + range + ", n = " + n + ")";
    }

    String words() {
        if (Double.isNaN(ratio)) {
            return "The trials are too short to tell whether it slows down.";
        }
        String verdict = slows()
                ? "Slows down within a trial: "
                : holds()
                        ? "Holds its speed within a trial: "
                        : known()
                                ? "Is not seen to slow down within a trial: "
                                : "Whether it slows down within a trial is not known: ";
        return verdict + "last third against first " + number() + ".";
    }
}
