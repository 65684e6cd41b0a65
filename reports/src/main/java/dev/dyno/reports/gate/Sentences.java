package dev.dyno.reports.gate;

import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.reports.statistics.SignedRank;
import dev.dyno.reports.statistics.SignedRank.Interval;
import dev.dyno.results.metric.Direction;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Judgements in words; every page and file says the same thing the same way. */
public final class Sentences {
    private Sentences() {}

    /** A point on an estimate's scale as a signed change: {@code +2.10 %}, or {@code -0.12 ms} for a difference. */
    public static String change(double point, Scale scale, Unit unit) {
        String number = scale == Scale.RATIO ? rounded(point - 1).toPlainString() + " %" : quantity(point, unit);
        return (point > scale.noChange() ? "+" : "") + number;
    }

    /** A share as per cent, without idle zeros. */
    public static String percent(double share) {
        return plain(rounded(share)) + " %";
    }

    /** Per cent to the hundredth, or to the tenth from 10 on; less than that keeps a digit, for it is not nothing. */
    private static BigDecimal rounded(double share) {
        BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2);
        BigDecimal rounded =
                percent.setScale(percent.abs().compareTo(BigDecimal.TEN) < 0 ? 2 : 1, RoundingMode.HALF_EVEN);
        if (rounded.signum() != 0) {
            return rounded;
        }
        // What is left of equal numbers after a division and a subtraction is nothing, though.
        return Math.abs(share) < Comparison.ROUNDING ? BigDecimal.ZERO : percent.round(new MathContext(1));
    }

    /** A value with its unit. Pure numbers such as a similarity keep five digits, for 0.9996 is not 1. */
    public static String quantity(double value, Unit unit) {
        return unit == Unit.RATIO
                ? plain(BigDecimal.valueOf(value).round(new MathContext(5)))
                : Quantities.format(value, unit);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** An estimate's interval as signed changes, or an empty text if it has none. */
    public static String interval(Estimate change) {
        @Nullable Interval interval = change.interval();
        return interval == null
                ? ""
                : change(interval.lower(), change.scale(), change.unit()) + " to "
                        + change(interval.upper(), change.scale(), change.unit());
    }

    /** Where a cell's change may lie, or words where there is no such range: it is exact, or there is too little to go by. */
    public static String interval(Cell cell) {
        @Nullable Estimate change = cell.change();
        if (change == null) {
            return "no valid pair";
        }
        if (change.interval() == null) {
            return "too few rounds";
        }
        return change.interval().confidence() == 1 ? "exact" : interval(change);
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
        return "only " + rounds(rounds) + " can be used, and a " + percent(confidence)
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
        String text = subject + ": " + quantity(value, metric.unit());
        if (interval.confidence() < 1) {
            text += " (" + percent(interval.confidence()) + " interval "
                    + quantity(interval.lower(), metric.unit()) + " to "
                    + quantity(interval.upper(), metric.unit()) + ", " + rounds(rounds) + ")";
        }
        return text + "; " + budgetWords(bound, metric) + because(why);
    }

    static String noBudget(String subject, double bound, Metric metric, String why) {
        return subject + ": " + budgetWords(bound, metric) + because(why);
    }

    /** What a limit allows, for people. */
    public static String limitWords(double worsening, Metric metric) {
        String sign = metric.better() == Direction.LOWER_IS_BETTER ? "+" : "-";
        return "the limit is " + (worsening == 0 ? "no change for the worse" : sign + percent(worsening));
    }

    /** What a budget allows, for people. */
    public static String budgetWords(double bound, Metric metric) {
        String side = metric.better() == Direction.LOWER_IS_BETTER ? "at most " : "at least ";
        return "the budget is " + side + quantity(bound, metric.unit());
    }

    private static String stated(Estimate change, int rounds) {
        String point = change(change.point(), change.scale(), change.unit()) + " against the baseline";
        @Nullable Interval interval = change.interval();
        if (interval == null || interval.confidence() == 1) {
            return point;
        }
        return point + " (" + percent(interval.confidence()) + " interval " + interval(change) + ", " + rounds(rounds)
                + ")";
    }

    /** What went on before a decision, or what it would take; empty where there is nothing to add. */
    static String course(Decision decision, Course course, boolean fixed) {
        String fresh = course.fresh() + " fresh " + (course.fresh() == 1 ? "round" : "rounds");
        return switch (decision) {
            case PASS -> course.suspected() ? "suspected, but " + fresh + " did not support it" : "";
            case FAIL -> course.confirmed() ? "confirmed on " + fresh : "";
            case INCONCLUSIVE -> undecided(course, fresh, fixed);
        };
    }

    private static String undecided(Course course, String fresh, boolean fixed) {
        if (course.open()) {
            return course.suspected()
                    ? "suspected, and neither confirmed nor cleared: the run ended first"
                    : "needs more rounds: the run ended first";
        }
        if (course.suspected()) {
            return "suspected, but " + fresh + " neither confirmed nor cleared it";
        }
        return fixed
                ? "the interval leaves it open: more rounds would settle it"
                : "still open after the last look at " + rounds(course.used());
    }

    static String fleet(
            Metric metric, String candidate, int devices, Estimate change, @Nullable Estimate next, double worsening) {
        String range = next == null ? "" : "; on one more such device " + interval(next);
        return metric.name() + " of " + candidate + " over " + devices + " devices: "
                + change(change.point(), change.scale(), change.unit()) + " on average (" + interval(change) + range
                + "); " + limitWords(worsening, metric)
                + " on one device, and half of it where all devices get worse together";
    }

    static String rounds(int rounds) {
        return rounds == 1 ? "1 round" : rounds + " rounds";
    }

    private static String because(String why) {
        return why.isEmpty() ? "" : " (" + why + ")";
    }
}
