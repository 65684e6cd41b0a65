package dev.dyno.reports.page.compare;

import dev.dyno.reports.gate.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The same device, candidate and metric in each of the runs.
 *
 * @param cells one for each run, in order; null where the run has none
 */
record Lineup(List<@Nullable Cell> cells) {
    private record Key(String device, String candidate, String metric) {}

    /** All of them, in order of their first run. */
    static List<Lineup> of(List<ComparedRun> runs) {
        Map<Key, @Nullable Cell[]> lineups = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            for (Cell cell : runs.get(i).judgement().cells()) {
                Key key = new Key(cell.device(), cell.candidate(), cell.metric().name());
                lineups.computeIfAbsent(key, each -> new Cell[runs.size()])[i] = cell;
            }
        }
        List<Lineup> all = new ArrayList<>();
        lineups.values().forEach(cells -> all.add(new Lineup(Arrays.asList(cells))));
        return all;
    }

    /** The one of the first run that has it. */
    Cell first() {
        return present().get(0);
    }

    /** The one of the last run that has it; the same one if only one has. */
    Cell last() {
        List<Cell> present = present();
        return present.get(present.size() - 1);
    }

    /** Those that there are, at least one. */
    List<Cell> present() {
        List<Cell> present = new ArrayList<>();
        for (@Nullable Cell cell : cells) {
            if (cell != null) {
                present.add(cell);
            }
        }
        return present;
    }
}
