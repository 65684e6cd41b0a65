package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Answer.Text;
import dev.dyno.harness.transport.Question;
import dev.dyno.results.metric.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kernel's hardware monitoring: temperatures, voltages, currents, power, energy. */
final class HwmonProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final String CLASS = "/sys/class/hwmon/hwmon*/";
    private static final Question ASK = new Question.Files(
            List.of(
                    CLASS + "name",
                    CLASS + "temp*_label",
                    CLASS + "temp*_fault",
                    CLASS + "temp*_input",
                    CLASS + "in*_label",
                    CLASS + "in*_input",
                    CLASS + "curr*_label",
                    CLASS + "curr*_input",
                    CLASS + "power*_label",
                    CLASS + "power*_input",
                    CLASS + "power*_average",
                    CLASS + "energy*_label",
                    CLASS + "energy*_input",
                    CLASS + "fan*_input",
                    CLASS + "freq*_label",
                    CLASS + "freq*_input"),
            LIMIT);
    private static final Set<String> NOT_CONNECTED = Set.of("NC", "N.C.", "N/C");
    private static final Pattern VALUE =
            Pattern.compile("(?<what>(?<kind>temp|in|curr|power|energy|fan|freq)[0-9]{1,3})_(?:input|average)");

    @Override
    public List<Question> questions() {
        return List.of(ASK);
    }

    @Override
    public List<Reading> readings(List<Answer> answers) {
        Findings found = new Findings(LIMIT);
        FileFolders.of(answers).folders().forEach((folder, files) -> chip(folder, files, found));
        if (found.readings().isEmpty()) {
            found.missing(List.of("hwmon.sensors"), answers.get(0));
        }
        return found.readings();
    }

    private static void chip(String folder, Map<String, Text> files, Findings found) {
        String name = FileFolders.line(files.get("name"));
        String chip = name.isEmpty() ? FileFolders.name(folder) : name;
        new TreeMap<>(files).forEach((file, text) -> {
            Matcher value = VALUE.matcher(file);
            if (value.matches()) {
                String what = value.group("what");
                String label = label(files, what);
                boolean broken = FileFolders.line(files.get(what + "_fault")).equals("1");
                String kind = kind(value.group("kind"), chip + " " + label);
                String own = Findings.part(chip) + "." + Findings.part(label.isEmpty() ? what : label);
                found.add(
                        "hwmon." + kind + "." + own,
                        text.source(),
                        broken ? FAULT : value(text, value.group("kind"), chip, label));
            }
        });
    }

    /** Of a current without a label that of its channel's voltage: power monitors such as the INA3221 label only that. */
    private static String label(Map<String, Text> files, String what) {
        String own = FileFolders.line(files.get(what + "_label"));
        return own.isEmpty() && what.startsWith("curr")
                ? FileFolders.line(files.get(what.replace("curr", "in") + "_label"))
                : own;
    }

    private static final Value FAULT = new Value.Unavailable("its driver reports a fault of the sensor");

    private static String kind(String kind, String name) {
        return switch (kind) {
            case "temp" -> Heat.of(name).part();
            case "in" -> "voltage";
            case "curr" -> "current";
            case "freq" -> "frequency";
            default -> kind;
        };
    }

    private static Value value(Text text, String kind, String chip, String label) {
        // What the INA3221's driver calls a channel that nothing is connected to.
        if (NOT_CONNECTED.contains(label.toUpperCase(Locale.ROOT))) {
            return new Value.Unavailable("nothing is connected to this channel");
        }
        return FileFolders.value(text, raw -> switch (kind) {
            case "temp" -> Believed.celsius(chip, raw, "0.001");
            case "in" -> PowerText.millivolts(raw);
            case "curr" -> PowerText.milliamperes(raw);
            case "power" -> PowerText.microwatts(raw);
            case "energy" -> Believed.counter(raw, "0.000001", Unit.JOULE);
            case "freq" -> Believed.gauge(raw, "1", Unit.HERTZ, 0, 2e10);
            default -> rounds(raw);
        });
    }

    /** Rounds per minute, as rounds per second. */
    private static Value rounds(String raw) {
        Value minute = Believed.gauge(raw, "1", Unit.PER_SECOND, 0, 100_000);
        return minute instanceof Value.Amount number
                ? new Value.Amount(
                        new dev.dyno.results.metric.Quantity(number.quantity().value() / 60, Unit.PER_SECOND),
                        number.kind())
                : minute;
    }
}
