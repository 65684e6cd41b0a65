package dev.dyno.harness.energy;

import static dev.dyno.harness.energy.Meter.never;
import static dev.dyno.harness.energy.Meter.seconds;
import static dev.dyno.harness.energy.Meter.tooShort;

import java.util.List;
import java.util.Optional;

/**
 * Power from a gauge that holds a value from one update to the next. Whether that value is the moment's or the mean since the
 * update before is not known; both show a step in full no later than two updates after it. So the first two updates of each window
 * are left out, and the rest shows steady power whatever the gauge does, with no error at the edges: the energy of a window is
 * its steady power times its exact length.
 *
 * <p>Noise: half the mean square of the differences between readings one update apart (von Neumann), over as many values as there were updates
 * (not readings). So what changes slowly, and is seen by the gauge, is not taken for noise. What changes slowly counts only for the
 * part of the window that is left out.
 *
 * <p>Steps: a mean of values rounded to a step {@code q} is wrong by at most {@code q/2}, and noise of standard deviation {@code s} shrinks that
 * by {@code exp(-2 pi^2 s^2 / q^2)}, the first term of the characteristic function (Widrow and Kollar, Quantization Noise, 2008). With
 * fewer than three different values nothing is taken off.
 */
final class GaugeMeter implements Meter {
    private static final double LEFT_OUT = 2.1;
    private static final double FEWEST_IDLE = 2.5;
    private static final double FEWEST_MEASURED = 5;
    private static final double COVERED = 0.9;
    /** A share of a change that is neither its beginning nor its end, and how far beyond noise, in standard deviations. */
    private static final double BETWEEN = 0.05;

    private static final double FAR = 3.5;
    private final EnergyTrack.Power track;
    private final EnergyWindows windows;
    private final Updates updates;
    private final Stretch before;
    private final Stretch during;
    private final Stretch after;

    GaugeMeter(EnergyTrack.Power track, EnergyWindows windows) {
        this.track = track;
        this.windows = windows;
        this.updates = Updates.of(track.watts(), windows);
        this.before = stretch(windows.idleBefore());
        this.during = stretch(windows.measured());
        this.after = stretch(windows.idleAfter());
    }

    private Stretch stretch(Span window) {
        double unsure = track.timeError() + windows.clockError();
        double gap = Math.max(4 * updates.interval(), 2 * updates.period());
        return Stretch.of(track.watts(), window.without(leftOut(), unsure), gap);
    }

    private double leftOut() {
        return LEFT_OUT * updates.period() + track.timeError() + windows.clockError();
    }

    @Override
    public Optional<EnergyResult.Refused> refusal() {
        return stale().or(() -> tooFew("idle window before", before, windows.idleBefore(), FEWEST_IDLE))
                .or(() -> tooFew("measured window", during, windows.measured(), FEWEST_MEASURED))
                .or(() -> tooFew("idle window after", after, windows.idleAfter(), FEWEST_IDLE))
                .or(this::stoodStill);
    }

    private Optional<EnergyResult.Refused> stale() {
        if (updates.changes().length == 0) {
            return never("the gauge never changed, though the device rested and worked: its value is stale");
        }
        double patience = Math.max(1, 4 * updates.period()) + 2 * updates.interval() + windows.clockError();
        for (double edge :
                new double[] {windows.measured().start(), windows.measured().end()}) {
            double late = updates.lateness(edge - windows.clockError() - track.timeError());
            if (late > patience) {
                return tooShort("the gauge did not change within " + seconds(patience)
                        + " of a change of the load: its value is stale, or its steps are too coarse for this load");
            }
        }
        return Optional.empty();
    }

    private Optional<EnergyResult.Refused> stoodStill() {
        for (Stretch stretch : List.of(before, during, after)) {
            double still = updates.stoodStill(stretch.span());
            if (still > Math.max(2, 12 * updates.period())) {
                return never("the gauge stood still for " + seconds(still) + ", though it changes every "
                        + seconds(updates.period()) + ": its value was stale");
            }
        }
        return Optional.empty();
    }

    private Optional<EnergyResult.Refused> tooFew(String name, Stretch stretch, Span window, double fewest) {
        double needed = leftOut() + fewest * updates.period() + windows.clockError();
        if (window.length() < needed) {
            return tooShort(
                    name,
                    "too few updates: the gauge updates every " + seconds(updates.period()) + ", so the " + name
                            + " needs at least " + seconds(needed) + " and has " + seconds(window.length()));
        }
        // The first and the last reading may be an interval inside the window each.
        double covered = stretch.covered() + 2 * updates.interval();
        return covered < COVERED * stretch.span().length()
                ? never("readings are missing: of the " + name + " only " + seconds(stretch.covered()) + " of "
                        + seconds(stretch.span().length()) + " are without a gap")
                : Optional.empty();
    }

    @Override
    public Levels levels() {
        Scatter idle = Scatter.of(List.of(scatter(before), scatter(after)));
        Scatter load = scatter(during);
        // Short idle windows tell little of their noise; the load's is as large or larger.
        Scatter idleScatter = idle.freedom() < 8 ? Scatter.of(List.of(idle, load)) : idle;
        // What the load itself fluctuates by is no error of a gauge that shows means: only its own noise is.
        Scatter noise = showsMeans(idle, load) && idle.variance() < load.variance() ? idle : unfollowed(load);
        return new Levels(
                level(before, windows.idleBefore(), idleScatter, 0),
                level(during, windows.measured(), noise, Math.max(0, load.variance() - noise.variance())),
                level(after, windows.idleAfter(), idleScatter, 0),
                updates.period());
    }

    /**
     * What a gauge that shows moments misses of a load that changes between them. A change that goes on for more than an update is
     * followed by the readings: it makes values two updates apart differ by more than neighbours, and is extrapolated away, as far
     * as the number of readings carries that.
     */
    private Scatter unfollowed(Scatter load) {
        double next = Trend.of(during.points(), 2 * lag()).noise();
        double unsure = Math.sqrt(7 / count(during));
        double left = load.variance * (2 + unsure) - next;
        return new Scatter(Math.min(load.variance, Math.max(load.variance / 6, left)), load.freedom);
    }

    /** Whether the gauge showed something between rest and load when one followed on the other, as only means do. */
    private boolean showsMeans(Scatter idle, Scatter load) {
        return between(windows.measured().start(), before.mean(), during.mean(), idle, load)
                || between(windows.measured().end(), during.mean(), after.mean(), idle, load);
    }

    private boolean between(double edge, double from, double to, Scatter idle, Scatter load) {
        double sd = Math.sqrt(Math.max(idle.variance(), load.variance()));
        double margin = Math.max(BETWEEN, FAR * sd / Math.abs(to - from));
        double unsure = track.timeError() + windows.clockError();
        Span change = new Span(edge, edge + 2 * updates.period() + updates.interval() + unsure);
        return track.watts().stream()
                .filter(point -> change.contains(point.time()))
                .mapToDouble(point -> (point.value() - from) / (to - from))
                .anyMatch(share -> share > margin && share < 1 - margin);
    }

    /**
     * What readings scatter by.
     *
     * @param variance of one update
     * @param freedom degrees of freedom of the variance
     */
    private record Scatter(double variance, double freedom) {
        /** The mean of some, weighted by their degrees of freedom. */
        static Scatter of(List<Scatter> some) {
            double freedom = some.stream().mapToDouble(Scatter::freedom).sum();
            double squares =
                    some.stream().mapToDouble(one -> one.variance * one.freedom).sum();
            return new Scatter(squares / freedom, freedom);
        }
    }

    private double count(Stretch stretch) {
        return Math.max(2, stretch.covered() / updates.period());
    }

    private Scatter scatter(Stretch stretch) {
        return new Scatter(Trend.of(stretch.points(), lag()).noise(), Math.max(1, count(stretch) - 1));
    }

    /** How many readings there are to an update. */
    private int lag() {
        return (int) Math.ceil(updates.period() / updates.interval() - 0.01);
    }

    /**
     * The power of a window.
     *
     * @param scatter the gauge's noise
     * @param fluctuation variance of what one update shows beyond that noise
     */
    private Level level(Stretch stretch, Span window, Scatter scatter, double fluctuation) {
        double count = count(stretch);
        List<Point> points = stretch.points();
        Trend trend = Trend.of(points, 1);
        Span span = new Span(points.get(0).time(), points.get(points.size() - 1).time());
        Bins bins = Bins.of(points, count, scatter.variance + fluctuation);
        double leftOut = Math.max(0, window.length() - stretch.covered());
        double unseen = fluctuation / Math.max(1, leftOut / updates.period());
        double error = Math.hypot(
                Math.sqrt(scatter.variance / count),
                leftOut / window.length() * Math.hypot(bins.wander(), Math.sqrt(unseen)));
        return new Level(
                span,
                stretch.mean(),
                count,
                scatter.freedom,
                error,
                Rounding.of(points, track.step(), trend.variance()),
                trend.slope(),
                bins);
    }
}
