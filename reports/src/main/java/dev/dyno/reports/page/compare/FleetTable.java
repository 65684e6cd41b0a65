package dev.dyno.reports.page.compare;

import dev.dyno.reports.gate.Estimate;
import dev.dyno.reports.gate.FleetVerdict;
import dev.dyno.reports.gate.Sentences;
import dev.dyno.reports.page.section.Panel;
import dev.dyno.reports.page.section.Section;
import dev.dyno.reports.page.section.Table;
import dev.dyno.reports.page.words.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The means over all devices side by side, which is what labs without a common device can be compared by. */
final class FleetTable {
    private record Key(String candidate, String metric) {}

    private FleetTable() {}

    /** The section; none where no run has such means. */
    static List<Section> of(List<ComparedRun> runs) {
        Map<Key, String[]> rows = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            for (FleetVerdict fleet : runs.get(i).judgement().fleet()) {
                Key key = new Key(fleet.candidate(), fleet.metric().name());
                rows.computeIfAbsent(key, each -> new String[runs.size()])[i] = words(fleet);
            }
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Table.Column> columns = new ArrayList<>(List.of(Table.words("candidate"), Table.words("metric")));
        for (int i = 0; i < runs.size(); i++) {
            columns.add(Table.words(CompareBuilder.letter(i)));
        }
        List<Table.Row> lines = new ArrayList<>();
        rows.forEach((key, values) -> {
            List<String> cells = new ArrayList<>(List.of(Shown.name(key.candidate()), Shown.name(key.metric())));
            for (@Nullable String value : values) {
                cells.add(value == null ? "– (not in this run)" : value);
            }
            lines.add(new Table.Row(cells, false));
        });
        Panel panel = Panel.table(
                "",
                "The mean change over each run's devices, with its interval and the number of devices.",
                "Where runs share no device, this is what they can be compared by.",
                new Table("Means over all devices", columns, lines));
        return List.of(new Section("fleet", "Over all devices", "", List.of(panel)));
    }

    private static String words(FleetVerdict fleet) {
        @Nullable Estimate change = fleet.change();
        return change == null
                ? "–"
                : Sentences.change(change.point(), change.scale(), change.unit()) + " (" + Sentences.interval(change)
                        + ", " + Shown.count(fleet.devices(), "device") + ")";
    }
}
