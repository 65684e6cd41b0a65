package dev.dyno.reports.page.section;

import dev.dyno.reports.page.chart.EcdfChart;
import dev.dyno.reports.page.chart.Lanes;
import dev.dyno.reports.page.chart.Tone;
import dev.dyno.reports.page.digest.ArmDigest;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.reports.statistics.ShiftFunction;
import dev.dyno.reports.statistics.ShiftFunction.Shift;
import dev.dyno.results.metric.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the samples of a candidate on a device, and of the baseline there, show. */
final class LatencyPictures {
    private final Subject subject;
    private final String device;
    private final String candidate;
    private final Optional<ArmDigest> base;
    private final Optional<ArmDigest> own;

    LatencyPictures(Subject subject, String device, String candidate) {
        this.subject = subject;
        this.device = device;
        this.candidate = candidate;
        this.base = subject.digests().of(device, subject.run().baseline().name());
        this.own = subject.digests().of(device, candidate);
    }

    /** Distribution, shift and course; none where either arm has no samples. */
    List<Panel.Picture> all() {
        if (base.isEmpty() || own.isEmpty()) {
            return List.of();
        }
        List<Panel.Picture> pictures = new ArrayList<>();
        pictures.add(distribution(base.get(), own.get()));
        shift(base.get(), own.get()).ifPresent(pictures::add);
        pictures.add(course("course"));
        return pictures;
    }

    private String id(String kind) {
        return Ids.of(kind, subject.run(), device, candidate);
    }

    private Panel.Picture distribution(ArmDigest baseline, ArmDigest other) {
        double median = at(other, 50) / at(baseline, 50);
        double tail = at(other, 90) / at(baseline, 90);
        String finding = "All inferences together: " + Shown.ratio(median) + " at the median, " + Shown.ratio(tail)
                + " at the 90th percentile.";
        List<String> names = List.of(Shown.brief(baseline.candidate(), 24), Shown.brief(candidate, 24));
        String svg = EcdfChart.svg(id("ecdf"), baseline.quantiles(), other.quantiles(), names, finding);
        return new Panel.Picture(finding, svg);
    }

    private static double at(ArmDigest digest, int percent) {
        return digest.quantiles()[percent];
    }

    private Optional<Panel.Picture> shift(ArmDigest baseline, ArmDigest other) {
        List<double[]> before = new ArrayList<>();
        List<double[]> after = new ArrayList<>();
        other.deciles().forEach((round, deciles) -> {
            double[] same = baseline.deciles().get(round);
            if (same != null) {
                before.add(same);
                after.add(deciles);
            }
        });
        double confidence = subject.judgement().gate().confidence();
        return ShiftFunction.of(before, after, confidence).map(shifts -> shift(shifts, before.size()));
    }

    private Panel.Picture shift(List<Shift> shifts, int rounds) {
        double[] share = shifts.stream().mapToDouble(Shift::share).toArray();
        double[] ratio = shifts.stream().mapToDouble(shift -> shift.ratio() - 1).toArray();
        double[] lower = shifts.stream().mapToDouble(shift -> shift.lower() - 1).toArray();
        double[] upper = shifts.stream().mapToDouble(shift -> shift.upper() - 1).toArray();
        Lanes.Lane lane = new Lanes.Lane(
                "change by decile, with its interval",
                Unit.RATIO,
                162,
                List.of(new Lanes.Line("", Tone.INK, share, ratio, false)),
                List.of(new Lanes.Band(Tone.INK, share, lower, upper)),
                List.of(new Lanes.Level("no change", Tone.BASELINE, 0)),
                List.of());
        String finding = finding(shifts) + " (n = " + rounds + " rounds)";
        String title = "Shift of the deciles of latency";
        return new Panel.Picture(finding, new Lanes(Unit.RATIO, List.of(lane)).svg(id("shift"), title, finding));
    }

    /** Whether all of the distribution moved, or more of its fast or its slow end. */
    private static String finding(List<Shift> shifts) {
        Shift fast = shifts.get(0);
        Shift slow = shifts.get(shifts.size() - 1);
        String ends = Shown.ratio(fast.ratio()) + " at the fast end, " + Shown.ratio(slow.ratio()) + " at the slow end";
        if (shifts.stream().allMatch(shift -> shift.lower() > 1)) {
            boolean tail = slow.ratio() - 1 > 2 * (fast.ratio() - 1);
            return "Every decile is slower" + (tail ? ", the slow end most: " : ": ") + ends;
        }
        if (shifts.stream().allMatch(shift -> shift.upper() < 1)) {
            return "Every decile is faster: " + ends;
        }
        long slower = shifts.stream().filter(shift -> shift.lower() > 1).count();
        long faster = shifts.stream().filter(shift -> shift.upper() < 1).count();
        return slower + faster == 0
                ? "No decile moved detectably: " + ends
                : slower + " of 9 deciles are slower and " + faster + " faster: " + ends;
    }

    /**
     * How latency and heat go on in time.
     *
     * @param kind what the drawing's id begins with
     */
    Panel.Picture course(String kind) {
        ArmDigest baseline = base.orElseThrow();
        ArmDigest other = own.orElseThrow();
        List<Lanes.Lane> lanes = new ArrayList<>();
        String name = Shown.brief(candidate, 24);
        String reference = Shown.brief(baseline.candidate(), 24);
        boolean heat = baseline.course().heat() || other.course().heat();
        lanes.add(new Lanes.Lane(
                "median latency over time",
                Unit.SECOND,
                heat ? 78 : 162,
                List.of(
                        new Lanes.Line(
                                reference,
                                Tone.BASELINE,
                                baseline.course().seconds(),
                                baseline.course().latency(),
                                false),
                        new Lanes.Line(
                                name,
                                Tone.INK,
                                other.course().seconds(),
                                other.course().latency(),
                                false))));
        if (heat) {
            lanes.add(new Lanes.Lane(
                    "temperature",
                    Unit.CELSIUS,
                    54,
                    List.of(
                            new Lanes.Line(
                                    "",
                                    Tone.BASELINE,
                                    baseline.course().seconds(),
                                    baseline.course().celsius(),
                                    false),
                            new Lanes.Line(
                                    "",
                                    Tone.INK,
                                    other.course().seconds(),
                                    other.course().celsius(),
                                    false))));
        }
        String finding = Slowing.of(other).words() + (heat ? "" : " The device tells no temperature.");
        return new Panel.Picture(
                finding, new Lanes(Unit.SECOND, lanes).svg(id(kind), "Latency and temperature over time", finding));
    }
}
