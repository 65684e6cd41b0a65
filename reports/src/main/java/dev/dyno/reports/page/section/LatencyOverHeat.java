package dev.dyno.reports.page.section;

import dev.dyno.reports.page.chart.Lanes;
import dev.dyno.reports.page.chart.Lanes.Lane;
import dev.dyno.reports.page.chart.Lanes.Line;
import dev.dyno.reports.page.chart.Tone;
import dev.dyno.reports.page.digest.ArmDigest;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.reports.statistics.Median;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the temperature of a device does to the latency on it. */
final class LatencyOverHeat {
    /** Less warming than this shows nothing, in degrees Celsius. */
    private static final double LEAST_RISE = 3;

    private static final int GROUPS = 8;
    private static final int FEWEST = 3 * GROUPS;

    private final Subject subject;
    private final String device;

    LatencyOverHeat(Subject subject, String device) {
        this.subject = subject;
        this.device = device;
    }

    /** Medians of latency at rising temperatures. */
    @SuppressWarnings("ArrayRecordComponent") // drawn, never compared
    private record Arm(String candidate, boolean baseline, double[] celsius, double[] seconds) {
        double change() {
            return seconds[seconds.length - 1] / seconds[0];
        }

        String words() {
            return Shown.brief(candidate, 24) + " takes " + Quantities.format(seconds[0], Unit.SECOND) + " at "
                    + Quantities.format(Math.rint(celsius[0]), Unit.CELSIUS) + " and "
                    + Quantities.format(seconds[seconds.length - 1], Unit.SECOND) + " at "
                    + Quantities.format(Math.rint(celsius[celsius.length - 1]), Unit.CELSIUS) + " ("
                    + Shown.ratio(change()) + ")";
        }
    }

    /** A panel; empty where the device hardly warmed. */
    Optional<Panel> panel() {
        List<Arm> arms = subject.digests().ofDevice(device).stream()
                .flatMap(digest -> arm(digest).stream())
                .toList();
        if (arms.isEmpty()) {
            return Optional.empty();
        }
        String finding = arms.stream()
                        .max(Comparator.comparingDouble(Arm::change))
                        .map(Arm::words)
                        .orElseThrow()
                + ".";
        List<Line> lines = new ArrayList<>();
        List<Table.Row> rows = new ArrayList<>();
        for (Arm arm : arms) {
            Tone tone = arm.baseline() ? Tone.BASELINE : Tone.INK;
            lines.add(new Line(Shown.brief(arm.candidate(), 20), tone, arm.celsius(), arm.seconds(), false));
            IntStream.range(0, GROUPS).forEach(i -> rows.add(row(arm, i)));
        }
        Lanes lanes =
                new Lanes(Unit.CELSIUS, List.of(new Lane("median latency over temperature", Unit.SECOND, 150, lines)));
        String id = Ids.of("latency-heat", subject.run(), device);
        Table table = new Table(
                "Latency over temperature on " + Shown.name(device),
                List.of(Table.words("candidate"), Table.numbers("temperature"), Table.numbers("median latency")),
                rows);
        return Optional.of(Panel.drawn(
                subject.named(device),
                finding,
                "All valid trials together, in eight groups from cool to warm.",
                List.of(new Panel.Picture("", lanes.svg(id, "Latency over temperature", finding))),
                table));
    }

    private static Table.Row row(Arm arm, int i) {
        return Table.row(
                Shown.name(arm.candidate()),
                Quantities.format(arm.celsius()[i], Unit.CELSIUS),
                Quantities.format(arm.seconds()[i], Unit.SECOND));
    }

    private static Optional<Arm> arm(ArmDigest digest) {
        double[] celsius = digest.course().celsius();
        double[] latency = digest.course().latency();
        int[] order = IntStream.range(0, celsius.length)
                .filter(i -> Double.isFinite(celsius[i]) && Double.isFinite(latency[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> celsius[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        if (order.length < FEWEST || celsius[order[order.length - 1]] - celsius[order[0]] < LEAST_RISE) {
            return Optional.empty();
        }
        double[] heat = new double[GROUPS];
        double[] seconds = new double[GROUPS];
        for (int group = 0; group < GROUPS; group++) {
            int[] members =
                    Arrays.copyOfRange(order, group * order.length / GROUPS, (group + 1) * order.length / GROUPS);
            heat[group] = Arrays.stream(members)
                    .mapToDouble(i -> celsius[i])
                    .average()
                    .orElseThrow();
            seconds[group] = Median.of(
                    Arrays.stream(members).mapToDouble(i -> latency[i]).toArray());
        }
        return Optional.of(new Arm(digest.candidate(), digest.baseline(), heat, seconds));
    }
}
