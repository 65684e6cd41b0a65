package dev.dyno.harness.cli;

import dev.dyno.harness.device.DeviceText;
import dev.dyno.harness.probe.Probing;
import dev.dyno.harness.probe.Reading;
import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Inquirer;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Quantity;
import dev.dyno.results.metric.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dyno probe}: one reading of everything that a device offers. */
@Command(
        name = "probe",
        description = {
            "Read everything once that a device offers: temperatures, battery, clocks, memory, load, power.",
            "The reading energy.source says what energy would be measured with.",
            "What cannot be had is unavailable, with the reason; nothing is zero by being absent."
        },
        footerHeading = "%nEnds with 4 if the device cannot be reached.%n%nExamples:%n",
        footer = {
            "  dyno probe                              this machine",
            "  dyno probe pixel --lab lab.yaml",
            "  dyno probe pixel --lab lab.yaml --json | jq '.[] | select(.name | startswith(\"battery.\"))'"
        })
final class ProbeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private OneDevice device = new OneDevice();

    @Option(names = "--json", description = "Print one JSON document instead of a table.")
    private boolean json;

    ProbeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Reading> readings = new ArrayList<>();
        try (DeviceSession session = device.open(surroundings)) {
            Inquirer inquirer = Inquirer.unguessable();
            readings.addAll(Probing.read(session, inquirer));
            readings.addAll(EnergyLook.at(device.entry(surroundings), session, inquirer, simulated(readings)));
        }
        if (json) {
            surroundings
                    .console()
                    .print(Json.write(readings.stream()
                            .map(reading -> Row.of(reading).fields())
                            .toList()));
        } else {
            print(readings);
        }
        return ExitCode.PASS.code();
    }

    private static boolean simulated(List<Reading> readings) {
        return readings.stream().map(Reading::value).anyMatch(ProbeCommand::simulated);
    }

    private static boolean simulated(Value value) {
        if (value instanceof Value.Amount amount) {
            return amount.kind() == Provenance.Kind.SIMULATED;
        }
        return value instanceof Value.State state && state.kind() == Provenance.Kind.SIMULATED;
    }

    private void print(List<Reading> readings) {
        Table table = new Table("READING", "VALUE", "PROVENANCE", "SOURCE");
        Map<String, List<String>> without = new LinkedHashMap<>();
        for (Reading reading : readings) {
            Row row = Row.of(reading);
            if (row.unavailable() == null) {
                table.row(row.name(), shown(reading.value()), row.provenance() + "", DeviceText.line(row.source()));
            } else {
                String why = row.unavailable() + " (" + DeviceText.line(row.source()) + ")";
                without.computeIfAbsent(why, key -> new ArrayList<>()).add(row.name());
            }
        }
        Console console = surroundings.console();
        table.lines().forEach(console::print);
        without.forEach((why, names) -> console.print(Text.line(String.join(", ", names) + ": unavailable: " + why)));
    }

    static String shown(Value value) {
        if (value instanceof Value.Amount number) {
            double plain = number.quantity().value();
            Unit unit = number.quantity().unit();
            return unit == Unit.RATIO ? Quantities.percent(plain) : Quantities.format(plain, unit);
        }
        return ((Value.State) value).text();
    }

    /**
     * A reading as programs get it.
     *
     * @param value a number, or a word where the unit is {@code state}; null if there is none
     * @param unit the number's unit
     * @param provenance what sort of source it came from
     * @param source the file or command
     * @param timeLimitSeconds how long reading it might have taken
     * @param unavailable why there is no value; null if there is one
     */
    record Row(
            String name,
            @Nullable Object value,
            @Nullable String unit,
            @Nullable String provenance,
            String source,
            long timeLimitSeconds,
            @Nullable String unavailable) {

        /** Its fields by the names of the format, in its order; what there is not is left out. */
        Map<String, @Nullable Object> fields() {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("name", name);
            fields.put("value", value);
            fields.put("unit", unit);
            fields.put("provenance", provenance);
            fields.put("source", source);
            fields.put("time_limit_s", timeLimitSeconds);
            fields.put("unavailable", unavailable);
            fields.values().removeIf(Objects::isNull);
            return fields;
        }

        static Row of(Reading reading) {
            if (reading.value() instanceof Value.Amount number) {
                Quantity quantity = number.quantity();
                return row(reading, quantity.value(), quantity.unit().symbol(), number.kind(), null);
            }
            return reading.value() instanceof Value.State state
                    ? row(reading, state.text(), "state", state.kind(), null)
                    : row(reading, null, null, null, ((Value.Unavailable) reading.value()).reason());
        }

        private static Row row(
                Reading reading,
                @Nullable Object value,
                @Nullable String unit,
                Provenance.@Nullable Kind kind,
                @Nullable String unavailable) {
            return new Row(
                    reading.name(),
                    value,
                    unit,
                    kind == null ? null : kind.name().toLowerCase(Locale.ROOT),
                    reading.source(),
                    reading.limit().toSeconds(),
                    unavailable);
        }
    }
}
