package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Answer.Text;
import dev.dyno.harness.transport.Question;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** At what temperatures the kernel slows a device down or turns it off, and which of its thermal zones are at work. */
final class ThermalTripProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final String ZONE = "/sys/class/thermal/thermal_zone*/";
    private static final Question ASK = new Question.Files(
            List.of(ZONE + "type", ZONE + "mode", ZONE + "trip_point_*_type", ZONE + "trip_point_*_temp"), LIMIT);
    private static final Pattern TRIP = Pattern.compile("trip_point_([0-9]{1,3})_temp");
    private static final Map<String, String> MODES = Map.of("enabled", "enabled", "disabled", "disabled");

    @Override
    public List<Question> questions() {
        return List.of(ASK);
    }

    @Override
    public List<Reading> readings(List<Answer> answers) {
        Findings found = new Findings(LIMIT);
        FileFolders.of(answers).folders().forEach((folder, files) -> zone(folder, files, found));
        return found.readings();
    }

    private static void zone(String folder, Map<String, Text> files, Findings found) {
        String name = ThermalZoneProbe.name(folder, FileFolders.line(files.get("type")));
        if (files.containsKey("mode")) {
            Value mode = FileFolders.value(files.get("mode"), raw -> Believed.state(raw, MODES));
            found.add("thermal_mode." + name, folder + "/mode", mode);
        }
        new TreeMap<>(files).forEach((file, text) -> {
            Matcher trip = TRIP.matcher(file);
            if (trip.matches()) {
                String what = FileFolders.line(files.get("trip_point_" + trip.group(1) + "_type"));
                String own = Findings.part(what.isEmpty() ? "point_" + trip.group(1) : what);
                Value value = FileFolders.value(text, raw -> ThermalZoneProbe.celsius("", raw));
                found.add("thermal_trip." + name + "." + own, text.source(), value);
            }
        });
    }
}
