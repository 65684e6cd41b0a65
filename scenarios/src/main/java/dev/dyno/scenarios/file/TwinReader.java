package dev.dyno.scenarios.file;

import dev.dyno.results.metric.Unit;
import dev.dyno.scenarios.twin.CorePower;
import dev.dyno.scenarios.twin.Faults;
import dev.dyno.scenarios.twin.Heat;
import dev.dyno.scenarios.twin.IdlePower;
import dev.dyno.scenarios.twin.Supply;
import dev.dyno.scenarios.twin.Throttling;
import dev.dyno.scenarios.twin.TwinParameters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a twin's parameters from the tree of their file. */
final class TwinReader {
    static final String SCHEMA = "dyno/twin/v1";

    private static final String PHONE = "phone";
    private static final String BATTERY = "battery";
    private static final String SUPPLY = "supply";

    private final Section section;
    private final Reading reading;

    TwinReader(Node root, Reading reading) {
        this.section = Section.of("a twin", root, reading);
        this.reading = reading;
    }

    /**
     * The parameters.
     *
     * @throws dev.dyno.results.error.ScenarioException with every problem found
     */
    TwinParameters read() {
        section.knowing(
                        "schema",
                        "name",
                        "kind",
                        "idle",
                        "cores",
                        BATTERY,
                        SUPPLY,
                        "heat",
                        "throttling",
                        "gauge",
                        "faults")
                .requiring("schema", "name", "kind", "idle", "cores", "heat");
        SchemaName.check(section, SCHEMA);
        String name = section.field("name").map(Field::identifier).orElse("unnamed");
        boolean phone = word(section, "kind", List.of(PHONE, "board"), PHONE).equals(PHONE);
        IdlePower idle = idle(section.section("idle"));
        CorePower cores = cores(section.section("cores"));
        Supply supply = supply(phone);
        Heat heat = heat(section.section("heat"));
        Throttling throttling = TwinThrottling.of(section);
        var gauge = TwinGaugeReader.of(section.section("gauge"), phone);
        Faults faults = faults(section.section("faults"), phone);
        reading.problems().throwIfAny();
        return new TwinParameters(
                name,
                phone ? TwinParameters.Kind.PHONE : TwinParameters.Kind.BOARD,
                idle,
                cores,
                supply,
                heat,
                throttling,
                gauge,
                faults);
    }

    /** One of some words under a key, or the other. */
    static String word(Section section, String key, List<String> known, String otherwise) {
        Optional<Field> field = section.field(key);
        String word = field.map(f -> f.word(known)).orElse(otherwise);
        section.save(key, word);
        return known.contains(word) ? word : otherwise;
    }

    private static IdlePower idle(Section idle) {
        idle.knowing("power", "drift", "drift-time").requiring("power");
        return new IdlePower(
                idle.quantity("power", "0.5 W", Unit.WATT, "0 W", "1 kW"),
                idle.quantity("drift", "0 W", Unit.WATT, "0 W", "1 kW"),
                idle.quantity("drift-time", "5 min", Unit.SECOND, "1 s", "24 h"));
    }

    private CorePower cores(Section cores) {
        cores.knowing("frequency", "slowest", "leak", "switching", "exponent").requiring("frequency", "switching");
        double hertz = cores.quantity("frequency", "2 GHz", Unit.HERTZ, "1 MHz", "20 GHz");
        double slowest = cores.quantity("slowest", "300 MHz", Unit.HERTZ, "1 MHz", "20 GHz");
        if (slowest > hertz) {
            reading.problem(cores.place(), "'slowest' is above 'frequency'");
            slowest = hertz;
        }
        return new CorePower(
                hertz,
                slowest,
                cores.quantity("leak", "0 W", Unit.WATT, "0 W", "1 kW"),
                cores.quantity("switching", "1 W", Unit.WATT, "0 W", "1 kW"),
                cores.integer("exponent", 3, 1, 4));
    }

    private Supply supply(boolean phone) {
        String wanted = phone ? BATTERY : SUPPLY;
        String other = phone ? SUPPLY : BATTERY;
        section.requiring(wanted);
        section.entries().stream()
                .filter(entry -> entry.key().equals(other))
                .forEach(entry -> reading.problem(
                        entry.place(),
                        "a " + (phone ? PHONE : "board") + " has a '" + wanted + "', not a '" + other + "'"));
        Section supply = section.section(wanted);
        return phone ? battery(supply) : mains(supply);
    }

    private Supply battery(Section battery) {
        battery.knowing("capacity", "charge", "empty", "full", "sag").requiring("capacity");
        double empty = battery.quantity("empty", "3.4 V", Unit.VOLT, "0.1 V", "1000 V");
        double full = battery.quantity("full", "4.35 V", Unit.VOLT, "0.1 V", "1000 V");
        if (full < empty) {
            reading.problem(battery.place(), "'full' is below 'empty'");
            full = empty;
        }
        return new Supply.Battery(
                battery.quantity("capacity", "4000 mAh", Unit.AMPERE_SECOND, "1 mAh", "1000 Ah"),
                battery.quantity("charge", "80 %", Unit.RATIO, "0 %", "100 %"),
                empty,
                full,
                battery.quantity("sag", "80 mV", Unit.VOLT, "0 V", "10 V"));
    }

    private static Supply mains(Section mains) {
        mains.knowing("voltage", "sag").requiring("voltage");
        return new Supply.Mains(
                mains.quantity("voltage", "5 V", Unit.VOLT, "0.1 V", "1000 V"),
                mains.quantity("sag", "0 V", Unit.VOLT, "0 V", "10 V"));
    }

    private static Heat heat(Section heat) {
        heat.knowing("ambient", "die", "skin").requiring("die", "skin");
        return new Heat(
                heat.quantity("ambient", "25 C", Unit.CELSIUS, "-40 C", "100 C"),
                stage(heat.section("die")),
                stage(heat.section("skin")));
    }

    private static Heat.Stage stage(Section stage) {
        stage.knowing("rise", "time").requiring("rise", "time");
        return new Heat.Stage(
                stage.quantity("rise", "5 C", Unit.CELSIUS, "0.001 C", "1000 C"),
                stage.quantity("time", "60 s", Unit.SECOND, "1 ms", "24 h"));
    }

    private static Faults faults(Section faults, boolean phone) {
        if (phone) {
            faults.knowing("charging", "reading");
        } else {
            faults.knowing("reading");
        }
        String word = word(faults, "reading", Readings.WORDS, Readings.WORDS.get(0));
        return new Faults(
                phone ? faults.quantity("charging", "0 A", Unit.AMPERE, "0 A", "50 A") : 0,
                Faults.Reading.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    /** How readings fail, in words of files. */
    private static final class Readings {
        static final List<String> WORDS = java.util.Arrays.stream(Faults.Reading.values())
                .map(reading -> reading.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
