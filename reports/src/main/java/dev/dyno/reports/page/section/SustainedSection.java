package dev.dyno.reports.page.section;

import dev.dyno.reports.page.digest.ArmDigest;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether candidates hold their speed to the end of a trial. */
final class SustainedSection implements SectionSource {
    private static final int MOST_PICTURES = 3;

    private record Row(ArmDigest digest, Slowing slowing) {}

    @Override
    public Optional<Section> of(Subject subject) {
        List<Row> rows = subject.digests().all().stream()
                .map(digest -> new Row(digest, Slowing.of(digest)))
                .filter(row -> !Double.isNaN(row.slowing().ratio()))
                .sorted(Comparator.comparingDouble((Row row) -> row.slowing().ratio())
                        .reversed())
                .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Table.Row> cells = rows.stream()
                .map(row -> new Table.Row(
                        List.of(
                                Shown.name(row.digest().candidate())
                                        + (row.digest().baseline() ? " (baseline)" : ""),
                                Shown.name(row.digest().device()),
                                row.slowing().number(),
                                seconds(row.digest().course().seconds()),
                                heat(row.digest().course().celsius())),
                        !row.slowing().slows()))
                .toList();
        Table table = new Table(
                "Sustained performance, the worst first",
                List.of(
                        Table.words("candidate"),
                        Table.words("device"),
                        Table.numbers("last third against first"),
                        Table.numbers("window"),
                        Table.numbers("temperature, start to end")),
                cells);
        return Optional.of(new Section(
                "sustained",
                "Sustained performance",
                "Median latency of the last third of each trial against that of its first third, with the 95 % interval over"
                        + " the trials.",
                List.of(Panel.drawn("", headline(rows), "", pictures(subject, rows), table))));
    }

    /** Those that slow down most. */
    private static List<Panel.Picture> pictures(Subject subject, List<Row> rows) {
        String reference = subject.run().baseline().name();
        return rows.stream()
                .filter(row -> row.slowing().slows() && !row.digest().baseline())
                .filter(row ->
                        subject.digests().of(row.digest().device(), reference).isPresent())
                .limit(MOST_PICTURES)
                .map(row -> picture(subject, row.digest().device(), row.digest().candidate()))
                .toList();
    }

    private static Panel.Picture picture(Subject subject, String device, String candidate) {
        Panel.Picture course = new LatencyPictures(subject, device, candidate).course("sustained");
        String where = Shown.brief(candidate, 24) + " on " + Shown.brief(device, 24) + ". ";
        return new Panel.Picture(where + course.caption(), course.svg());
    }

    private static String headline(List<Row> rows) {
        List<Row> slow = rows.stream().filter(row -> row.slowing().slows()).toList();
        if (slow.isEmpty()) {
            return unhurt(rows);
        }
        List<String> names = new ArrayList<>();
        slow.stream()
                .map(row -> row.digest().candidate())
                .distinct()
                .forEach(name -> names.add(Shown.brief(name, 24) + " on "
                        + Shown.count(
                                slow.stream()
                                        .filter(row -> row.digest().candidate().equals(name))
                                        .count(),
                                "device")));
        Row worst = slow.get(0);
        return "Slower towards the end of a trial: " + String.join(", ", names) + ". Most of all "
                + Shown.brief(worst.digest().candidate(), 24) + " on "
                + Shown.name(worst.digest().device()) + ", "
                + worst.slowing().number() + ".";
    }

    /** What can be said where none surely slows down: less than that none does. */
    private static String unhurt(List<Row> rows) {
        if (rows.stream().allMatch(row -> row.slowing().holds())) {
            return "Every candidate holds its speed to the end of its trials.";
        }
        return rows.stream().allMatch(row -> row.slowing().known())
                ? "No candidate is seen to slow down towards the end of its trials."
                : "There are too few trials to tell whether candidates slow down towards the end.";
    }

    private static String seconds(double[] centres) {
        return Quantities.format(centres[centres.length - 1] + centres[0], Unit.SECOND);
    }

    private static String heat(double[] celsius) {
        double[] there = Arrays.stream(celsius).filter(Double::isFinite).toArray();
        return there.length == 0
                ? "no thermometer"
                : Quantities.format(there[0], Unit.CELSIUS) + " to "
                        + Quantities.format(there[there.length - 1], Unit.CELSIUS);
    }
}
