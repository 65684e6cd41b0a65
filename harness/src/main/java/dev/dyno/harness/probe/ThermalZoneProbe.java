package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Answer.Text;
import dev.dyno.harness.transport.Question;
import dev.dyno.results.metric.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The kernel's thermal zones, and how far its cooling devices have been turned up. */
final class ThermalZoneProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Question ZONES = new Question.Files(
            List.of("/sys/class/thermal/thermal_zone*/type", "/sys/class/thermal/thermal_zone*/temp"), LIMIT);
    private static final Question COOLING = new Question.Files(
            List.of("/sys/class/thermal/cooling_device*/type", "/sys/class/thermal/cooling_device*/cur_state"), LIMIT);

    @Override
    public List<Question> questions() {
        return List.of(ZONES, COOLING);
    }

    @Override
    public List<Reading> readings(List<Answer> answers) {
        Findings found = new Findings(LIMIT);
        FileFolders.of(List.of(answers.get(0))).folders().forEach((folder, files) -> zone(folder, files, found));
        if (found.readings().isEmpty()) {
            found.missing(List.of("thermal_zone.temperatures"), answers.get(0));
        }
        FileFolders.of(List.of(answers.get(1))).folders().forEach((folder, files) -> {
            String type = FileFolders.line(files.get("type"));
            String name = "cooling." + FileFolders.name(folder) + (type.isEmpty() ? "" : "." + Findings.part(type));
            found.add(
                    name,
                    folder + "/cur_state",
                    FileFolders.value(files.get("cur_state"), raw -> Believed.gauge(raw, "1", Unit.COUNT, 0, 1e6)));
        });
        return found.readings();
    }

    private static void zone(String folder, Map<String, Text> files, Findings found) {
        String type = FileFolders.line(files.get("type"));
        found.add(
                "thermal_zone." + name(folder, type),
                folder + "/temp",
                FileFolders.value(files.get("temp"), raw -> celsius(type, raw)));
    }

    /** What a zone is called: what it sits on, its number, its type. */
    static String name(String folder, String type) {
        String number = FileFolders.name(folder);
        return Heat.of(type).part() + "."
                + Findings.part(type.isEmpty() ? number : number.replace("thermal_zone", "zone") + "_" + type);
    }

    /** Nominally thousandths of a degree; some vendors have tenths or whole ones, which the magnitude tells. */
    static Value celsius(String type, String raw) {
        double magnitude = Believed.parse(raw)
                .map(BigDecimal::abs)
                .map(BigDecimal::doubleValue)
                .orElse(0.0);
        if (magnitude >= 1_000 && magnitude < 1_500) {
            return new Value.Unavailable(
                    "it reads " + Believed.shown(raw) + ", which may be tenths or thousandths of a degree");
        }
        return Believed.celsius(type, raw, magnitude >= 1_000 ? "0.001" : magnitude >= 150 ? "0.1" : "1");
    }
}
