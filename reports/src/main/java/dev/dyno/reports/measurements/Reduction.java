package dev.dyno.reports.measurements;

import dev.dyno.reports.statistics.HarrellDavis;
import dev.dyno.reports.statistics.QueryFloor;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the values of a block become one number; the same for all blocks of a metric. */
public final class Reduction {
    private static final Pattern QUANTILE = Pattern.compile("(?:.*\\.)?p([0-9]{1,2})(?:[_.]?([0-9]{1,3}))?");

    private enum Kind {
        QUANTILE,
        MEAN,
        MAX
    }

    private final Kind kind;
    private final double share;
    private final boolean named;
    private final int floor;

    private Reduction(Kind kind, double share, boolean named) {
        this.kind = kind;
        this.share = share;
        this.named = named;
        this.floor = kind == Kind.QUANTILE ? QueryFloor.of(share) : 1;
    }

    /**
     * The reduction that a metric's name asks for: {@code p90} at its end is that quantile by {@link HarrellDavis},
     * {@code mean} and {@code max} are what they say, and everything else is reduced to its median.
     */
    public static Reduction of(String metric) {
        String last = metric.substring(metric.lastIndexOf('.') + 1);
        if (last.equals("mean")) {
            return new Reduction(Kind.MEAN, 0, true);
        }
        if (last.equals("max")) {
            return new Reduction(Kind.MAX, 0, true);
        }
        Matcher quantile = QUANTILE.matcher(metric);
        if (quantile.matches()) {
            String digits = quantile.group(1) + "." + (quantile.group(2) == null ? "0" : quantile.group(2));
            double named = Double.parseDouble(digits) / 100;
            if (named > 0 && named < 1) {
                return new Reduction(Kind.QUANTILE, named, true);
            }
        }
        return new Reduction(Kind.QUANTILE, 0.5, false);
    }

    /**
     * The fewest iterations that support the number. One iteration of a metric that names no quantile is the number itself.
     */
    int floor(int iterations) {
        return !named && iterations == 1 ? 1 : floor;
    }

    /** Whether blocks can be compared only if they have equally many iterations, as the largest of more is larger. */
    boolean dependsOnSize() {
        return kind == Kind.MAX;
    }

    /** What the number is called, for reasons. */
    String word() {
        return switch (kind) {
            case QUANTILE -> "p" + (share * 100 == Math.rint(share * 100) ? "" + Math.round(share * 100) : share * 100);
            case MEAN -> "mean";
            case MAX -> "largest value";
        };
    }

    /**
     * The number.
     *
     * @param values finite, at least one; left as they are
     */
    double reduce(double[] values) {
        if (values.length == 1) {
            return values[0];
        }
        return switch (kind) {
            case QUANTILE -> HarrellDavis.quantile(values, share);
            case MEAN -> mean(values);
            case MAX -> Arrays.stream(values).max().orElseThrow();
        };
    }

    private static double mean(double[] values) {
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += (values[i] - mean) / (i + 1);
        }
        return mean;
    }
}
