package dev.dyno.reports.page.compare;

import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What differs in how runs were made, which a reader has to know before blaming a change on the models. */
final class Differences {
    private static final int MOST = 40;
    private static final int DIGITS = 12;

    private final List<ComparedRun> runs;
    private final List<String> all = new ArrayList<>();

    private Differences(List<ComparedRun> runs) {
        this.runs = runs;
    }

    /** A sentence each. */
    static List<String> of(List<ComparedRun> runs) {
        Differences differences = new Differences(runs);
        differences.compare("the scenario", run -> Map.of("", run.run().scenario()));
        differences.compare(
                "the baseline", run -> Map.of("", run.run().baseline().name()));
        differences.candidates("the model of ", candidate -> brief(candidate.modelSha256()));
        differences.candidates("the runtime of ", candidate -> candidate.runtime() + ", " + candidate.provider());
        differences.candidates("the threads of ", candidate -> String.valueOf(candidate.threads()));
        differences.devices("the build of ", DeviceProfile::build);
        differences.compare("Dyno's version", run -> Map.of("", run.run().dynoVersion()));
        int more = differences.all.size() - MOST;
        List<String> shown = new ArrayList<>(differences.all.subList(0, Math.min(MOST, differences.all.size())));
        if (more > 0) {
            shown.add("and " + more + " more differences.");
        }
        return shown;
    }

    private static String brief(String digest) {
        return digest.substring(0, DIGITS);
    }

    private void candidates(String what, Function<CandidateRecord, String> property) {
        compare(what, run -> {
            Map<String, String> values = new LinkedHashMap<>();
            run.run().candidates().forEach(each -> values.put(each.name(), property.apply(each)));
            return values;
        });
    }

    private void devices(String what, Function<DeviceProfile, String> property) {
        compare(what, run -> {
            Map<String, String> values = new LinkedHashMap<>();
            run.run().devices().forEach(each -> values.put(each.name(), property.apply(each)));
            return values;
        });
    }

    /** Names what two runs both have and have differently. */
    private void compare(String what, Function<ComparedRun, Map<String, String>> property) {
        Map<String, Map<String, List<String>>> byName = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            String letter = CompareBuilder.letter(i);
            property.apply(runs.get(i))
                    .forEach((name, value) -> byName.computeIfAbsent(name, each -> new LinkedHashMap<>())
                            .computeIfAbsent(value, each -> new ArrayList<>())
                            .add(letter));
        }
        byName.forEach((name, values) -> {
            if (values.size() > 1) {
                List<String> parts = new ArrayList<>();
                values.forEach((value, letters) -> parts.add(String.join(", ", letters) + ": " + Shown.name(value)));
                all.add("Different: " + what + Shown.name(name) + " (" + String.join("; ", parts) + ").");
            }
        });
    }
}
