package dev.dyno.reports.gate;

import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.reports.statistics.SignedRank;
import dev.dyno.reports.statistics.SignedRank.Interval;
import dev.dyno.results.metric.Direction;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Unit;
import org.jspecify.annotations.Nullable;

/** Judgements in words; every page and file says the same thing the same way. */
public final class Sentences {
    private Sentences() {}

    /** A point on an estimate's scale as a signed change: {@code +2.10 %}, or {@code -0.12 ms} for a difference. */
    public static String change(double point, Scale scale, Unit unit) {
        if (scale == Scale.RATIO) {
            return Quantities.change(point);
        }
        return (point > 0 ? "+" : "") + Quantities.format(point, unit);
    }

    /** An estimate's interval as signed changes, or an empty text if it has none. */
    public static String interval(Estimate change) {
        @Nullable Interval interval = change.interval();
        return interval == null
                ? ""
                : change(interval.lower(), change.scale(), change.unit()) + " to "
                        + change(interval.upper(), change.scale(), change.unit());
    }

    static String verdict(Verdict verdict, Estimate change, Metric metric, int rounds) {
        String word = switch (verdict) {
            case IMPROVED -> "better";
            case REGRESSED -> "worse";
            case UNCHANGED -> metric.kind() == Metric.Kind.EXACT ? "the same" : "no change detected";
            case INCONCLUSIVE -> "undecided";
        };
        return word + ": " + stated(change, rounds);
    }

    static String tooFewRounds(int rounds, double confidence, String mainReason) {
        return "only " + rounds(rounds) + " can be used, and a " + Quantities.percent(confidence)
                + " interval needs at least " + SignedRank.fewest(confidence)
                + (mainReason.isEmpty() ? "" : "; " + mainReason);
    }

    static String limit(String subject, Estimate change, int rounds, double worsening, Metric metric, String why) {
        return subject + ": " + stated(change, rounds) + "; " + limitWords(worsening, metric) + because(why);
    }

    static String noLimit(String subject, double worsening, Metric metric, String why) {
        return subject + ": " + limitWords(worsening, metric) + because(why);
    }

    static String budget(
            String subject, double value, Interval interval, int rounds, double bound, Metric metric, String why) {
        String text = subject + ": " + Quantities.format(value, metric.unit());
        if (interval.confidence() < 1) {
            text += " (" + Quantities.percent(interval.confidence()) + " interval "
                    + Quantities.format(interval.lower(), metric.unit()) + " to "
                    + Quantities.format(interval.upper(), metric.unit()) + ", " + rounds(rounds) + ")";
        }
        return text + "; " + budgetWords(bound, metric) + because(why);
    }

    static String noBudget(String subject, double bound, Metric metric, String why) {
        return subject + ": " + budgetWords(bound, metric) + because(why);
    }

    /** What a limit allows, for people. */
    public static String limitWords(double worsening, Metric metric) {
        String sign = metric.better() == Direction.LOWER_IS_BETTER ? "+" : "-";
        return "the limit is " + (worsening == 0 ? "no change for the worse" : sign + Quantities.percent(worsening));
    }

    /** What a budget allows, for people. */
    public static String budgetWords(double bound, Metric metric) {
        String side = metric.better() == Direction.LOWER_IS_BETTER ? "at most " : "at least ";
        return "the budget is " + side + Quantities.format(bound, metric.unit());
    }

    private static String stated(Estimate change, int rounds) {
        String point = change(change.point(), change.scale(), change.unit()) + " against the baseline";
        @Nullable Interval interval = change.interval();
        if (interval == null || interval.confidence() == 1) {
            return point;
        }
        return point + " (" + Quantities.percent(interval.confidence()) + " interval " + interval(change) + ", "
                + rounds(rounds) + ")";
    }

    private static String rounds(int rounds) {
        return rounds == 1 ? "1 round" : rounds + " rounds";
    }

    private static String because(String why) {
        return why.isEmpty() ? "" : " (" + why + ")";
    }
}
