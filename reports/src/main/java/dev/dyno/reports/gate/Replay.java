package dev.dyno.reports.gate;

import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.reports.statistics.Resolution;
import dev.dyno.reports.statistics.SequentialDesign;
import dev.dyno.reports.statistics.SequentialTest;
import dev.dyno.reports.statistics.SequentialTest.Path;
import dev.dyno.reports.statistics.SequentialTest.State;
import dev.dyno.reports.statistics.SequentialTest.Zone;
import dev.dyno.results.metric.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a series as it was looked at while it came in.
 *
 * <p>Log-ratios decide as long as every number is positive. If one is not before there is a decision, differences of the
 * whole series take over, with the worsening as a share of a typical reference among the pairs of the first look: nothing
 * that comes later moves the limit.
 *
 * @param looks when
 * @param worsening the smallest change for the worse that matters, as a share of the reference
 * @param noise the least relative spread of a round to assume
 */
record Replay(SequentialDesign looks, double worsening, double noise) {
    /** More harm than any two numbers can do to each other, as a log-ratio. */
    private static final double BOUNDLESS = 2000;

    Ruling on(Series series) {
        int positive = series.positive();
        Ruling byRatio = ruling(
                Scale.RATIO,
                series.ratios(positive),
                series.ratioResolution(positive),
                logarithm(worsening, series.better()),
                noise);
        if (positive == series.size() || !byRatio.course().open()) {
            return byRatio;
        }
        int first = looks.looks().get(0).n();
        double typical = series.typical(first);
        if (typical == 0 && worsening > 0) {
            Course course = series.size() < first ? Course.waiting(series.size()) : Course.NONE;
            return Ruling.undecided(course, Exact.SHARE_OF_NOTHING);
        }
        return ruling(
                Scale.DIFFERENCE,
                series.differences(),
                series.differenceResolution(),
                worsening * typical,
                noise * typical);
    }

    /** A worsening as a log-ratio; there is no such thing as losing more than everything. */
    static double logarithm(double worsening, Direction better) {
        return Math.min(
                BOUNDLESS,
                better == Direction.LOWER_IS_BETTER ? Math.log1p(worsening) : -Math.log1p(-Math.min(1, worsening)));
    }

    private Ruling ruling(Scale scale, double[] harms, Resolution resolution, double limit, double floor) {
        Zone zone = new Zone(0, limit);
        Path path = SequentialTest.replay(harms, resolution, zone, looks, floor);
        Decision decision = switch (path.state()) {
            case PASS -> Decision.PASS;
            case FAIL -> Decision.FAIL;
            case GO_ON, INCONCLUSIVE -> Decision.INCONCLUSIVE;
        };
        int before = path.suspected()
                ? SequentialTest.replay(harms, resolution, zone, new SequentialDesign(looks.looks(), List.of()), floor)
                        .used()
                : path.used();
        boolean open = path.state() == State.GO_ON;
        @Nullable Double level = Double.isNaN(path.level()) ? null : (Double) path.level();
        Course course = new Course(
                path.looks(), path.used(), path.used() - before, path.suspected(), path.confirmed(), level, open);
        return new Ruling(
                decision,
                scale,
                path,
                course,
                !open,
                Sentences.course(decision, course, looks.confirmation().isEmpty()));
    }
}
