package dev.dyno.harness.energy;

import static dev.dyno.harness.energy.Meter.never;
import static dev.dyno.harness.energy.Meter.seconds;
import static dev.dyno.harness.energy.Meter.tooShort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Power from a cumulative counter: the difference of its values at the first and the last change within a window, over the time
 * between them. A counter loses nothing between two readings, and right after a change it is exact however coarse its steps are;
 * what is uncertain is the moment of the change. How far these moments lie off is seen from the counter itself: the value at a change less
 * the one on the line between both changes beside it has 1.5 times the variance of one value. The short ends of the window
 * outside the first and last change are taken to have the power of the rest, as uncertain as its pieces scatter.
 */
final class CounterMeter implements Meter {
    private static final int FEWEST_IDLE = 3;
    private static final int FEWEST_MEASURED = 5;

    private final EnergyTrack.Counter track;
    private final EnergyWindows windows;
    private final double interval;
    private final List<Point> before;
    private final List<Point> during;
    private final List<Point> after;

    CounterMeter(EnergyTrack.Counter track, EnergyWindows windows) {
        this.track = track;
        this.windows = windows;
        List<Point> changes = changes(track.joules());
        this.interval = interval(track.joules());
        this.before = within(changes, windows.idleBefore());
        this.during = within(changes, windows.measured());
        this.after = within(changes, windows.idleAfter());
    }

    /** The usual time between two readings. */
    private static double interval(List<Point> joules) {
        double[] gaps = new double[Math.max(1, joules.size() - 1)];
        for (int i = 1; i < joules.size(); i++) {
            gaps[i - 1] = joules.get(i).time() - joules.get(i - 1).time();
        }
        Arrays.sort(gaps);
        return gaps[gaps.length / 2];
    }

    private static List<Point> changes(List<Point> joules) {
        List<Point> changes = new ArrayList<>();
        for (int i = 1; i < joules.size(); i++) {
            if (joules.get(i).value() > joules.get(i - 1).value()) {
                changes.add(joules.get(i));
            }
        }
        return changes;
    }

    private List<Point> within(List<Point> changes, Span window) {
        double unsure = track.timeError() + windows.clockError();
        Span sure = window.without(unsure, unsure);
        List<Point> within =
                changes.stream().filter(change -> sure.contains(change.time())).toList();
        // The first change in a window has in it what was before the window.
        return within.size() > 1 && track.step() < 1e-2 ? within.subList(1, within.size()) : within;
    }

    @Override
    public Optional<EnergyResult.Refused> refusal() {
        return tooFew("idle window before", before, windows.idleBefore(), FEWEST_IDLE)
                .or(() -> tooFew("measured window", during, windows.measured(), FEWEST_MEASURED))
                .or(() -> tooFew("idle window after", after, windows.idleAfter(), FEWEST_IDLE));
    }

    private Optional<EnergyResult.Refused> tooFew(String name, List<Point> changes, Span window, int fewest) {
        List<Point> all = changes(track.joules());
        if (all.isEmpty()) {
            return never("the counter never changed, though the device rested and worked: its value is stale");
        }
        return changes.size() < fewest
                ? tooShort(
                        name,
                        "the counter is too coarse: it changed " + changes.size() + " times in the " + name + " of "
                                + seconds(window.length()) + ", by "
                                + String.format(java.util.Locale.ROOT, "%.3g", track.step())
                                + " J at a time; at least " + fewest + " changes are needed")
                : Optional.empty();
    }

    @Override
    public Levels levels() {
        return new Levels(
                level(before, windows.idleBefore()),
                level(during, windows.measured()),
                level(after, windows.idleAfter()),
                0);
    }

    private Level level(List<Point> changes, Span window) {
        Point first = changes.get(0);
        Point last = changes.get(changes.size() - 1);
        Span span = new Span(first.time(), last.time());
        double watts = (last.value() - first.value()) / span.length();
        List<Point> pieces = pieces(changes);
        double moment = moment(changes, watts);
        Bins bins = Bins.between(changes, moment);
        double leftOut = Math.max(0, window.length() - span.length()) / window.length();
        double error = Math.hypot(Math.sqrt(2) * moment / span.length(), leftOut * bins.wander());
        double freedom = Math.max(1, changes.size() - 2);
        return new Level(
                span,
                watts,
                changes.size(),
                freedom,
                error,
                new Rounding(0, 0, 0, 0),
                Trend.of(pieces, 1).slope(),
                bins);
    }

    /**
     * How far a value lies off by when it changed, in joules. A change came somewhere between two readings, and no later than
     * its neighbours show.
     */
    private double moment(List<Point> changes, double watts) {
        double known = Math.hypot(interval / Math.sqrt(12), track.timeError() / Math.sqrt(3));
        double least = watts * track.timeError() / Math.sqrt(3);
        return Math.max(least, Math.min(jitter(changes), watts * known));
    }

    /** Mean powers between changes, in the middle between them. */
    private static List<Point> pieces(List<Point> changes) {
        List<Point> pieces = new ArrayList<>();
        for (int i = 1; i < changes.size(); i++) {
            Point from = changes.get(i - 1);
            Point to = changes.get(i);
            double watts = (to.value() - from.value()) / (to.time() - from.time());
            pieces.add(new Point((from.time() + to.time()) / 2, watts));
        }
        return pieces;
    }

    /** The standard deviation of one value about the line between its neighbours, in joules. */
    private static double jitter(List<Point> changes) {
        double squares = 0;
        for (int i = 1; i + 1 < changes.size(); i++) {
            Point from = changes.get(i - 1);
            Point to = changes.get(i + 1);
            double share = (changes.get(i).time() - from.time()) / (to.time() - from.time());
            double off = changes.get(i).value() - from.value() - share * (to.value() - from.value());
            squares += off * off / (1 + share * share + (1 - share) * (1 - share));
        }
        return Math.sqrt(squares / Math.max(1, changes.size() - 2));
    }
}
