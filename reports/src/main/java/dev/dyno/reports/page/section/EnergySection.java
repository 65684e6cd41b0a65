package dev.dyno.reports.page.section;

import dev.dyno.reports.page.chart.Bars;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Unit;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an inference costs in joules, from which source, or why nobody knows. */
final class EnergySection implements SectionSource {
    private static final int MOST_PANELS = 12;

    /** What one candidate's trials on one device say. */
    private record Row(EnergyArm net, EnergyArm gross, EnergyArm mean, EnergyArm idle) {
        boolean asked() {
            return net.asked() || gross.asked() || mean.asked() || idle.asked();
        }

        /** The first of them that was asked for. */
        EnergyArm first() {
            return net.asked() ? net : gross.asked() ? gross : mean.asked() ? mean : idle;
        }

        /** Where its numbers come from, if it has any. */
        String source() {
            return Stream.of(net, gross, mean, idle)
                    .filter(arm -> arm.n() > 0)
                    .findFirst()
                    .map(EnergyArm::source)
                    .orElse("–");
        }
    }

    @Override
    public Optional<Section> of(Subject subject) {
        List<Panel> panels = new ArrayList<>();
        for (DeviceProfile device : subject.run().devices()) {
            List<Row> rows = subject.run().candidates().stream()
                    .map(candidate -> row(subject, device.name(), candidate))
                    .filter(Row::asked)
                    .toList();
            if (!rows.isEmpty() && panels.size() < MOST_PANELS) {
                panels.add(panel(subject, device, rows));
            }
        }
        return panels.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "energy",
                        "Energy",
                        "Joules per inference: net is what the inferences add to the device at rest, gross all that it takes. Means"
                                + " over the valid trials, with the 95 % interval over trials and measurement together.",
                        panels));
    }

    private static Row row(Subject subject, String device, CandidateRecord candidate) {
        return new Row(
                arm(subject, device, candidate, Metrics.ENERGY_PER_INFERENCE),
                arm(subject, device, candidate, Metrics.ENERGY_GROSS_PER_INFERENCE),
                arm(subject, device, candidate, Metrics.POWER_MEAN),
                arm(subject, device, candidate, Metrics.POWER_IDLE));
    }

    private static EnergyArm arm(Subject subject, String device, CandidateRecord candidate, Metric metric) {
        return new EnergyArm(subject, device, candidate, metric);
    }

    private static Panel panel(Subject subject, DeviceProfile device, List<Row> rows) {
        String finding = finding(rows);
        List<Bars.Bar> bars = rows.stream()
                .filter(row -> row.net().mean().isPresent())
                .map(EnergySection::bar)
                .toList();
        List<Panel.Picture> pictures = new ArrayList<>();
        if (!bars.isEmpty()) {
            String id = Ids.of("energy", subject.run(), device.name());
            String title = "Energy per inference on " + Shown.name(device.name());
            boolean all = bars.stream().allMatch(bar -> bar.parts().length == 2);
            List<String> parts = all ? List.of("the inferences (net)", "the device at rest") : List.of();
            pictures.add(new Panel.Picture("", Bars.svg(id, bars, parts, Unit.JOULE, title, finding)));
        }
        return new Panel(subject.named(device.name()), finding, note(rows), pictures, table(device, rows), true);
    }

    private static Bars.Bar bar(Row row) {
        double net = Math.max(0, row.net().mean().orElse(0));
        double gross = row.gross().mean().orElse(0);
        double[] parts = gross > net ? new double[] {net, gross - net} : new double[] {net};
        return new Bars.Bar(
                row.net().name(),
                row.net().candidate().baseline(),
                parts,
                row.net().brief() + " net");
    }

    private static String finding(List<Row> rows) {
        List<EnergyArm> known = rows.stream()
                .map(Row::net)
                .filter(arm -> arm.mean().isPresent())
                .toList();
        if (known.isEmpty()) {
            String reason = rows.get(0).first().reason();
            return reason.isEmpty()
                    ? "Only the power was measured."
                    : "What an inference takes is not known: " + reason + ".";
        }
        EnergyArm least = known.stream()
                .reduce((one, other) -> other.mean().getAsDouble() < one.mean().getAsDouble() ? other : one)
                .orElseThrow();
        Optional<EnergyArm> baseline =
                known.stream().filter(arm -> arm.candidate().baseline()).findFirst();
        String change = baseline.isEmpty()
                        || least == baseline.get()
                        || baseline.get().mean().getAsDouble() <= 0
                ? ""
                : ", "
                        + Shown.ratio(least.mean().getAsDouble()
                                / baseline.get().mean().getAsDouble()) + " against the baseline's "
                        + baseline.get().words();
        return least.name() + " takes least per inference: " + least.words() + change + ".";
    }

    /** Why trials have none, of each candidate; the finding has told it already of the first one where nothing is known. */
    private static String note(List<Row> rows) {
        boolean told = rows.stream().allMatch(row -> row.net().mean().isEmpty());
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        rows.stream()
                .map(Row::first)
                .filter(arm -> !arm.reason().isEmpty())
                .forEach(arm -> reasons.computeIfAbsent(arm.reason(), reason -> new ArrayList<>())
                        .add(arm.name() + (arm.n() > 0 ? " in some trials" : "")));
        if (told) {
            reasons.remove(rows.get(0).first().reason());
        }
        return reasons.entrySet().stream()
                .map(entry -> "Unavailable for " + String.join(", ", entry.getValue()) + ": " + entry.getKey() + ".")
                .collect(Collectors.joining(" "));
    }

    private static Table table(DeviceProfile device, List<Row> rows) {
        return new Table(
                "Energy and power of " + Shown.name(device.name()),
                List.of(
                        Table.words("candidate"),
                        Table.numbers("net, per inference"),
                        Table.numbers("gross"),
                        Table.numbers("mean power"),
                        Table.numbers("at rest"),
                        Table.numbers("n"),
                        Table.words("source")),
                rows.stream()
                        .map(row -> Table.row(
                                row.first().name(),
                                row.net().words(),
                                row.gross().brief(),
                                row.mean().brief(),
                                row.idle().brief(),
                                Integer.toString(row.first().n()),
                                row.source()))
                        .toList());
    }
}
