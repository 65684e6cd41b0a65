package dev.dyno.reports.page.section;

import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.TrialRecord;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was different from trial to trial on a device, of all that its trials recorded of their conditions. */
final class ConditionsSection implements SectionSource {
    private static final int MOST_WORDS = 4;
    private static final int MOST_ROWS = 400;

    @Override
    public Optional<Section> of(Subject subject) {
        List<Table.Row> rows = new ArrayList<>();
        for (DeviceProfile device : subject.run().devices()) {
            facts(subject, device.name())
                    .forEach((name, values) -> row(device, name, values).ifPresent(rows::add));
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        long lost =
                subject.run().trials().stream().filter(trial -> !trial.valid()).count();
        Table table = new Table(
                "Conditions that varied between trials",
                List.of(
                        Table.words("condition"),
                        Table.words("device"),
                        Table.words("over the trials"),
                        Table.numbers("n")),
                rows.subList(0, Math.min(MOST_ROWS, rows.size())));
        String note = rows.size() > MOST_ROWS ? "Shown are the first " + MOST_ROWS + " of " + rows.size() + "." : "";
        return Optional.of(new Section(
                "conditions",
                "Conditions",
                "What trials said of their conditions, where it was not the same in all of them; what was the same stands with"
                        + " the device below.",
                List.of(Panel.drawn("", headline(subject, lost), note, List.of(), table))));
    }

    private static String headline(Subject subject, long lost) {
        long all = subject.run().trials().size();
        return lost == 0
                ? "All " + all + " trials ran under conditions that count."
                : lost + " of " + all + " trials do not count; the others ran under conditions that do.";
    }

    private static Map<String, List<String>> facts(Subject subject, String device) {
        Map<String, List<String>> facts = new TreeMap<>();
        subject.run().trials().stream()
                .filter(TrialRecord::valid)
                .filter(trial -> trial.device().equals(device))
                .forEach(trial -> trial.facts()
                        .forEach((name, value) -> facts.computeIfAbsent(name, key -> new ArrayList<>())
                                .add(value)));
        return facts;
    }

    private static Optional<Table.Row> row(DeviceProfile device, String name, List<String> values) {
        NavigableSet<String> different = new TreeSet<>(values);
        return different.size() < 2
                ? Optional.empty()
                : Optional.of(Table.row(
                        Shown.name(name),
                        Shown.name(device.name()),
                        range(different),
                        Integer.toString(values.size())));
    }

    /** The range of numbers, or the first few words. */
    private static String range(NavigableSet<String> different) {
        try {
            double[] numbers =
                    different.stream().mapToDouble(Double::parseDouble).sorted().toArray();
            return plain(numbers[0]) + " to " + plain(numbers[numbers.length - 1]);
        } catch (NumberFormatException e) {
            List<String> first = different.stream()
                    .limit(MOST_WORDS)
                    .map(word -> Shown.brief(word, 60))
                    .toList();
            int more = different.size() - first.size();
            return String.join("; ", first) + (more > 0 ? "; and " + more + " more" : "");
        }
    }

    private static String plain(double number) {
        return new BigDecimal(number).round(new MathContext(4)).toPlainString();
    }
}
