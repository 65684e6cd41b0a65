package dev.dyno.reports.page;

import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.history.NightlyRuns;
import dev.dyno.reports.history.NightlySeries;
import dev.dyno.reports.history.SeriesKey;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.RunRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The history of what fails in a run: of the folder that it lies in, where somebody keeps one there. */
public final class NightsBefore {
    private NightsBefore() {}

    /** Those series; empty where nobody keeps a history there. */
    public static List<NightlySeries> of(Path runFolder, RunRecord run, Judgement judgement) {
        @Nullable Path root = runFolder.toAbsolutePath().normalize().getParent();
        Set<SeriesKey> failed = judgement.cells().stream()
                .filter(cell -> cell.decision() == Decision.FAIL)
                .map(cell -> new SeriesKey(
                        run.scenario(),
                        cell.device(),
                        cell.candidate(),
                        cell.metric().name()))
                .collect(Collectors.toSet());
        if (root == null || failed.isEmpty() || !NightlyRuns.kept(root)) {
            return List.of();
        }
        try {
            return NightlyRuns.read(root, failed::contains).series();
        } catch (StoreException e) {
            return List.of(); // a page without its history is still worth having
        }
    }
}
