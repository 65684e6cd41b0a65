package dev.dyno.reports.page.site;

import dev.dyno.reports.history.History;
import dev.dyno.reports.history.NightlySeries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that is known of a folder of runs.
 *
 * @param name the folder's name
 * @param history its runs and their series
 * @param scenarios the nights of each scenario by its name, in order of time, never none
 * @param series each scenario's series, as they are now: where the reference changed, those before are left out
 */
record Nights(
        String name, History history, Map<String, List<Night>> scenarios, Map<String, List<NightlySeries>> series) {

    static Nights of(Path root, History history, VerdictCache cache) {
        Map<String, List<Night>> scenarios = new TreeMap<>();
        for (History.Ran ran : history.runs()) {
            NightVerdict verdict = cache.verdict(ran.folder());
            if (verdict.decision() != null && !verdict.run().equals(ran.id())) {
                verdict = NightVerdict.none(
                        "its verdict.json is of another run; 'dyno report' with its folder writes it");
            }
            boolean report = Files.isRegularFile(root.resolve(ran.folder()).resolve("report.html"));
            scenarios.computeIfAbsent(ran.scenario(), name -> new ArrayList<>()).add(new Night(ran, verdict, report));
        }
        Map<String, List<NightlySeries>> series = history.series().stream()
                .collect(Collectors.toMap(NightlySeries::key, each -> each, (older, newer) -> newer))
                .values()
                .stream()
                .sorted((a, b) -> a.key().name().compareTo(b.key().name()))
                .collect(Collectors.groupingBy(each -> each.key().scenario()));
        return new Nights(String.valueOf(root.toAbsolutePath().normalize().getFileName()), history, scenarios, series);
    }

    /** The newest run of all. */
    Night newest() {
        return scenarios.values().stream()
                .map(nights -> nights.get(nights.size() - 1))
                .reduce((a, b) -> a.ran().at().isBefore(b.ran().at()) ? b : a)
                .orElseThrow();
    }
}
