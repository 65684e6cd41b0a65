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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The kernel's power supplies: batteries with their gauges, and what charges them. */
final class PowerSupplyProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final String CLASS = "/sys/class/power_supply/*/";
    private static final Question ASK = new Question.Files(
            List.of(
                    CLASS + "uevent",
                    CLASS + "type",
                    CLASS + "status",
                    CLASS + "present",
                    CLASS + "online",
                    CLASS + "capacity",
                    CLASS + "voltage_now",
                    CLASS + "current_now",
                    CLASS + "power_now",
                    CLASS + "charge_counter",
                    CLASS + "charge_now",
                    CLASS + "energy_now",
                    CLASS + "temp"),
            LIMIT);
    private static final Set<String> BATTERIES = Set.of("battery", "bms", "ups");
    private static final Map<String, String> STATES = Map.of(
            "Charging", "charging", "Discharging", "discharging", "Not charging", "not charging", "Full", "full");

    @Override
    public List<Question> questions() {
        return List.of(ASK);
    }

    @Override
    public List<Reading> readings(List<Answer> answers) {
        Findings found = new Findings(LIMIT);
        FileFolders.of(answers).folders().forEach((folder, files) -> new Supply(folder, files).find(found));
        if (found.readings().isEmpty()) {
            found.missing(List.of("power_supply.supplies"), answers.get(0));
        }
        return found.readings();
    }

    /** One supply: each property from its own file, or else from the summary that the kernel calls uevent. */
    private static final class Supply {
        private final String folder;
        private final Map<String, Text> files;
        private final Map<String, String> summary = new TreeMap<>();
        private final String cut;

        Supply(String folder, Map<String, Text> files) {
            this.folder = folder;
            this.files = files;
            Text uevent = files.get("uevent");
            DeviceLines.Keyed keyed =
                    DeviceLines.of(uevent == null ? "" : uevent.content()).keyed("=");
            keyed.values().forEach((key, value) -> summary.put(plain(key), value));
            cut = plain(keyed.cutKey());
        }

        private static String plain(String key) {
            return key.replaceFirst("^POWER_SUPPLY_", "").toLowerCase(Locale.ROOT);
        }

        void find(Findings found) {
            String prefix = "power_supply." + Findings.part(FileFolders.name(folder)) + ".";
            if (has("online")) {
                add(
                        found,
                        prefix + "online",
                        "online",
                        raw -> Believed.state(raw, Map.of("0", "no", "1", "yes", "2", "yes")));
            }
            if (!isBattery()) {
                return;
            }
            if (text("present").equals("0")) {
                found.missing(prefix + "level", folder + "/present", "it says that no battery is present");
                return;
            }
            String status = STATES.getOrDefault(text("status"), "");
            add(found, prefix + "level", "capacity", raw -> Believed.gauge(raw, "0.01", Unit.RATIO, 0, 1));
            add(found, prefix + "status", "status", PowerSupplyProbe::status);
            add(found, prefix + "voltage", "voltage_now", Gauges::volts);
            add(found, prefix + "current", "current_now", raw -> Gauges.amperes(raw, status));
            optional(found, prefix + "power", "power_now", raw -> Gauges.watts(raw, status));
            optional(
                    found, prefix + "energy", "energy_now", raw -> Believed.gauge(raw, "0.0036", Unit.JOULE, 360, 1e8));
            String charge = has("charge_counter") || !has("charge_now") ? "charge_counter" : "charge_now";
            add(found, prefix + "charge", charge, Gauges::charge);
            add(found, prefix + "temperature", "temp", Gauges::celsius);
        }

        private boolean isBattery() {
            String type = text("type");
            return type.isEmpty() ? has("capacity") : BATTERIES.contains(type.toLowerCase(Locale.ROOT));
        }

        private boolean has(String property) {
            return files.containsKey(property) || summary.containsKey(property) || cut.equals(property);
        }

        private String text(String property) {
            String own = FileFolders.line(files.get(property));
            return own.isEmpty() ? summary.getOrDefault(property, "") : own;
        }

        private void optional(Findings found, String name, String property, Function<String, Value> meaning) {
            if (has(property)) {
                add(found, name, property, meaning);
            }
        }

        private void add(Findings found, String name, String property, Function<String, Value> meaning) {
            @Nullable Text own = files.get(property);
            Optional<String> line = Optional.ofNullable(summary.get(property));
            if (own != null && (own.ok() || line.isEmpty())) {
                found.add(name, folder + "/" + property, FileFolders.value(own, meaning));
            } else if (line.isPresent()) {
                found.add(name, folder + "/uevent", meaning.apply(line.get()));
            } else {
                String where = files.containsKey("uevent") ? folder + "/uevent" : folder + "/" + property;
                found.missing(
                        name, where, cut.equals(property) ? "the text is cut off there" : "there is no " + property);
            }
        }
    }

    static Value status(String raw) {
        String known = STATES.get(raw.strip());
        return known == null
                ? new Value.Unavailable("it reads '" + Believed.shown(raw) + "', which is no known state")
                : Believed.state(known);
    }
}
