package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Android's thermal service: {@code dumpsys thermalservice}. What the hardware says now counts, not what the service remembers. */
final class ThermalServiceProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Question ASK = new Question.Output(List.of("dumpsys", "thermalservice"), LIMIT);
    private static final Map<String, String> STATUS = Map.of(
            "0",
            "none",
            "1",
            "light",
            "2",
            "moderate",
            "3",
            "severe",
            "4",
            "critical",
            "5",
            "emergency",
            "6",
            "shutdown");
    private static final Pattern SENSOR = Pattern.compile(
            "Temperature\\{mValue=(?<value>[^,}]*), mType=(?<type>-?[0-9]{1,3}), mName=(?<name>[^,}]*)(?:,[^}]*)?}");
    private static final String CACHED = "Cached temperatures";
    private static final String CURRENT = "Current temperatures from HAL";

    @Override
    public List<Question> questions() {
        return List.of(ASK);
    }

    @Override
    public List<Reading> readings(List<Answer> answers) {
        Findings found = new Findings(LIMIT);
        Answer answer = answers.get(0);
        if (!Findings.said(answer)) {
            found.missing(List.of("thermalservice.status", "thermalservice.temperatures"), answer);
            return found.readings();
        }
        DeviceLines text = DeviceLines.of(Findings.content(answer));
        DeviceLines.Keyed said = text.keyed(":");
        found.add(
                "thermalservice.status",
                ASK.text(),
                said.text("IsStatusOverride").equals("true")
                        ? new Value.Unavailable("it is overridden; cmd thermalservice reset ends that")
                        : said.get("Thermal Status", raw -> Believed.state(raw, STATUS)));
        temperatures(text, said, found);
        return found.readings();
    }

    private static void temperatures(DeviceLines text, DeviceLines.Keyed said, Findings found) {
        List<Sensor> sensors = said.values().containsKey(CURRENT) ? block(text, CURRENT) : List.of();
        String source = ASK.text();
        if (!said.values().containsKey(CURRENT) && said.text("HAL Ready").equals("false")) {
            sensors = block(text, CACHED);
            source += " (cached)";
        }
        if (sensors.isEmpty()) {
            found.missing("thermalservice.temperatures", ASK.text(), "it shows no temperatures of the hardware's own");
        }
        boolean shifted = sensors.stream().anyMatch(Sensor::shifted);
        for (Sensor sensor : sensors) {
            String name = "thermalservice." + sensor.heat(shifted).part() + "." + Findings.part(sensor.name());
            found.add(
                    name,
                    source,
                    sensor.limitsCurrent(shifted)
                            ? new Value.Unavailable("it watches the battery's current limit and is no temperature")
                            : Believed.celsius(sensor.name(), sensor.value(), "1"));
        }
    }

    private static List<Sensor> block(DeviceLines text, String heading) {
        List<Sensor> sensors = new ArrayList<>();
        boolean inside = false;
        for (String line : text.lines()) {
            Matcher sensor = SENSOR.matcher(line);
            if (sensor.matches()) {
                if (inside) {
                    int type = Integer.parseInt(sensor.group("type"));
                    sensors.add(new Sensor(sensor.group("value"), type, sensor.group("name")));
                }
            } else if (!line.startsWith("Temperature{")) {
                inside = line.startsWith(heading + ":");
            }
        }
        return sensors;
    }

    /**
     * A sensor as the service shows it.
     *
     * @param type Android's number of what it sits on, which some vendors count from 1
     */
    private record Sensor(String value, int type, String name) {
        /** What the types stand for, from 0. */
        private static final List<Heat> TYPES =
                List.of(Heat.CPU, Heat.GPU, Heat.BATTERY, Heat.SKIN, Heat.USB, Heat.MODEM);

        private static final int FIRST_CURRENT_LIMIT = 6;
        private static final int LAST_CURRENT_LIMIT = 8;
        private static final int NPU = 9;
        private static final int TPU = 10;

        /** Whether the name says that the numbers are one too high. */
        boolean shifted() {
            int proper = name.startsWith("TYPE_") ? TYPES.indexOf(Heat.of(name)) : -1;
            return proper >= 0 && type == proper + 1;
        }

        Heat heat(boolean shift) {
            Heat named = Heat.of(name);
            int plain = shift ? type - 1 : type;
            if (named != Heat.OTHER) {
                return named;
            }
            return plain == NPU || plain == TPU
                    ? Heat.NPU
                    : plain >= 0 && plain < TYPES.size() ? TYPES.get(plain) : Heat.OTHER;
        }

        boolean limitsCurrent(boolean shift) {
            int plain = shift ? type - 1 : type;
            return plain >= FIRST_CURRENT_LIMIT && plain <= LAST_CURRENT_LIMIT;
        }
    }
}
