package dev.dyno.benchmarks;

import dev.dyno.reports.statistics.HarrellDavis;
import dev.dyno.reports.statistics.SignedRank;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Unit;
import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.IntStream;

/** Prints what was found, next to the command that finds it again. */
final class Figures {
    private static final double CONFIDENCE = 0.95;

    private final PrintStream out;

    Figures(PrintStream out) {
        this.out = out;
    }

    void heading(String command, String what) {
        out.printf(Locale.ROOT, "%n%s%n  %s%n", what, command);
    }

    /** A line of its own. */
    void note(String text) {
        out.println("  " + text);
    }

    /** The median of some times in seconds, and how far they spread; a single one as it is. */
    void median(String what, double[] seconds, String target) {
        if (seconds.length == 1) {
            out.printf(Locale.ROOT, "  %-44s        %8s   %s%n", what, time(seconds[0]), target);
            return;
        }
        out.printf(
                Locale.ROOT,
                "  %-44s median %8s   10 %% to 90 %%: %s to %s   n %d   %s%n",
                what,
                time(HarrellDavis.quantile(seconds, 0.5)),
                time(HarrellDavis.quantile(seconds, 0.1)),
                time(HarrellDavis.quantile(seconds, 0.9)),
                seconds.length,
                target);
    }

    private static String time(double seconds) {
        return Quantities.format(seconds, Unit.SECOND);
    }

    /** The median of some shares, with its exact interval. */
    void share(String what, double[] shares, String target) {
        SignedRank.Location location = SignedRank.location(shares, CONFIDENCE);
        String interval = location.interval()
                .map(i -> String.format(Locale.ROOT, "%.3f to %.3f %%", 100 * i.lower(), 100 * i.upper()))
                .orElse("too few for an interval");
        out.printf(
                Locale.ROOT,
                "  %-44s share  %6.3f %%     95 %%: %s   n %d   %s%n",
                what,
                100 * location.estimate(),
                interval,
                shares.length,
                target);
    }

    /** The ratio of pairs: Hodges-Lehmann over log-ratios, with its exact interval. */
    void ratio(String what, double[] over, double[] under, String target) {
        double[] logs = IntStream.range(0, over.length)
                .mapToDouble(i -> Math.log(over[i] / under[i]))
                .toArray();
        SignedRank.Location location = SignedRank.location(logs, CONFIDENCE);
        String interval = location.interval()
                .map(i -> String.format(Locale.ROOT, "%.4f to %.4f", Math.exp(i.lower()), Math.exp(i.upper())))
                .orElse("too few pairs for an interval");
        out.printf(
                Locale.ROOT,
                "  %-44s ratio  %8.4f     95 %%: %s   pairs %d   %s%n",
                what,
                Math.exp(location.estimate()),
                interval,
                over.length,
                target);
    }
}
