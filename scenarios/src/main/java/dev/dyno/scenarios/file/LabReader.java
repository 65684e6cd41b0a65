package dev.dyno.scenarios.file;

import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.metric.Unit;
import dev.dyno.scenarios.Lab;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads a lab from the tree of its file. */
final class LabReader {
    static final String SCHEMA = "dyno/lab/v1";

    private static final String RECOVERY = "recovery";
    private static final String MIN_BATTERY = "min-battery";
    private static final String MAX_TEMPERATURE = "max-temperature";
    private static final String METER = "meter";

    private static final List<String> COMMON_KEYS =
            List.of("name", "transport", "label", RECOVERY, Lab.SETTINGS, MIN_BATTERY, MAX_TEMPERATURE, METER);
    private static final List<String> SWITCHES = List.of("stay-awake", "airplane-mode");
    private static final String BRIGHTNESS = "brightness";
    private static final String GOVERNOR = "governor";

    /** Keys whose values are lists or mappings. */
    private static final Set<String> NO_TEXTS = Set.of(RECOVERY, Lab.SETTINGS, METER, Lab.CAPABILITIES);

    private final Section section;
    private final Reading reading;
    private final Transports transports;

    LabReader(Node root, Reading reading, Transports transports) {
        this.section = Section.of("a lab file", root, reading);
        this.reading = reading;
        this.transports = transports;
    }

    /**
     * The lab.
     *
     * @throws ScenarioException with every problem found
     */
    Lab read() {
        section.knowing("schema", "devices").requiring("schema", "devices");
        SchemaName.check(section, SCHEMA);
        List<Lab.Entry> devices = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Node node = section.find("devices");
        if (node instanceof Node.Sequence rows && !rows.items().isEmpty()) {
            rows.items().forEach(row -> device(row, names, devices));
        } else if (node != null) {
            reading.problem(node.place(), "'devices' is a list of at least one device, not " + node.kind());
        }
        reading.problems().throwIfAny();
        return new Lab(devices);
    }

    private void device(Node row, Set<String> names, List<Lab.Entry> devices) {
        int before = reading.problems().count();
        Section device = Section.of("a device", row, reading).requiring("name", "transport");
        Map<String, String> keys = new HashMap<>();
        for (Node.Entry entry : device.entries()) {
            if (!NO_TEXTS.contains(entry.key())) {
                device.field(entry.key()).ifPresent(field -> keys.put(field.name(), value(field)));
            }
        }
        device.field("name").ifPresent(field -> {
            if (!names.add(field.identifier())) {
                field.problem("is '" + field.value().text() + "', which another device has already");
            }
        });
        device.field("label").ifPresent(Field::text);
        device.field(Lab.AGENT).ifPresent(field -> field.word(Lab.AGENT_ENTRIES));
        device.quantity(MIN_BATTERY, "0 %", Unit.RATIO, "0 %", "100 %");
        device.quantity(MAX_TEMPERATURE, "40 C", Unit.CELSIUS, "0 C", "120 C");
        recovery(device, keys);
        settings(device, keys);
        Node capabilities = device.find(Lab.CAPABILITIES);
        if (capabilities != null) {
            keys.put(Lab.CAPABILITIES, new CapabilitiesReader(reading).json(capabilities));
        }
        if (device.find(METER) != null) {
            keys.putAll(new MeterReader(device.section(METER), reading).read());
        }
        device.field("transport").ifPresent(field -> transport(field, device));
        if (reading.problems().count() == before) {
            devices.add(entry(keys));
        }
    }

    private String value(Field field) {
        String text = field.value().text();
        if (!field.name().equals(Transports.PATH)) {
            return text;
        }
        try {
            return reading.folder().resolve(text).normalize().toString();
        } catch (InvalidPathException e) {
            field.problem("is not a path: " + e.getReason());
            return text;
        }
    }

    /** The steps that are allowed, with blanks between them. */
    private void recovery(Section device, Map<String, String> keys) {
        Node node = device.find(RECOVERY);
        if (node instanceof Node.Sequence steps) {
            List<String> words = new ArrayList<>();
            for (Node step : steps.items()) {
                if (step instanceof Node.Scalar word) {
                    words.add(new Field(RECOVERY, word, reading).word(Lab.RECOVERY_STEPS));
                } else {
                    reading.problem(step.place(), "a step of 'recovery' is a word, not " + step.kind());
                }
            }
            keys.put(RECOVERY, String.join(" ", words));
        } else if (node != null && !(node instanceof Node.Unset)) {
            reading.problem(
                    node.place(), "'recovery' is a list of steps, such as [reconnect, reboot], not " + node.kind());
        }
    }

    private static void settings(Section device, Map<String, String> keys) {
        if (device.find(Lab.SETTINGS) == null) {
            return;
        }
        Section settings = device.section(Lab.SETTINGS).knowing("stay-awake", "airplane-mode", BRIGHTNESS, GOVERNOR);
        for (String key : SWITCHES) {
            settings.field(key)
                    .ifPresent(field -> keys.put(Lab.SETTINGS + "." + key, field.word(List.of("on", "off"))));
        }
        settings.field(BRIGHTNESS).ifPresent(field -> {
            settings.quantity(BRIGHTNESS, "0 %", Unit.RATIO, "0 %", "100 %");
            keys.put(Lab.SETTINGS + "." + BRIGHTNESS, field.value().text());
        });
        settings.field(GOVERNOR).ifPresent(field -> {
            String word = field.text();
            if (!word.matches("[a-z_]{1,32}")) {
                field.problem("is the kernel's word for a governor, such as performance, not '" + word + "'");
            }
            keys.put(Lab.SETTINGS + "." + GOVERNOR, word);
        });
    }

    private void transport(Field field, Section device) {
        field.word(transports.names());
        transports.named(field.value().text()).ifPresent(transport -> {
            List<String> known = new ArrayList<>(COMMON_KEYS);
            known.addAll(transport.required());
            known.addAll(transport.optional());
            device.knowing(known.toArray(String[]::new))
                    .requiring(transport.required().toArray(String[]::new));
        });
    }

    private static Lab.Entry entry(Map<String, String> keys) {
        Map<String, String> others = new TreeMap<>(keys);
        others.remove("name");
        others.remove("transport");
        return new Lab.Entry(keys.getOrDefault("name", ""), keys.getOrDefault("transport", ""), others);
    }
}
