package dev.dyno.harness.energy;

import dev.dyno.harness.probe.PowerText;
import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.protocol.TrialSpec.Watch;
import dev.dyno.results.metric.Provenance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A battery's counter of charge times its voltage, by {@code dumpsys battery}: for Android devices whose files nobody may read. It counts in
 * steps of a milliampere-hour or so, 14 J, and is of use for heavy loads and long windows only.
 *
 * @param kind how far to trust it
 */
record BatteryCounter(Provenance.Kind kind) implements EnergySource {
    private static final String WATCH = "dumpsys-battery";
    private static final Map<String, String> STATES =
            Map.of("2", "charging", "3", "discharging", "4", "not charging", "5", "full");

    @Override
    public String name() {
        return "battery's counter of charge (dumpsys battery: Charge counter x voltage)";
    }

    @Override
    public Provenance provenance() {
        return new Provenance(kind, name());
    }

    @Override
    public List<Watch> watches() {
        return List.of(new Watch.Command(WATCH, List.of("dumpsys", "battery")));
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public EnergyTrack decode(Map<String, List<RawReading>> raw) {
        List<RawReading> readings = raw.getOrDefault(WATCH, List.of());
        if (readings.stream().anyMatch(reading -> reading.text().contains("UPDATES STOPPED"))) {
            return new EnergyTrack.Refused(
                    "the battery's updates are stopped, so its values may be faked; 'dumpsys battery reset' starts them");
        }
        Optional<String> fed = BatteryState.problem(raw, WATCH, BatteryCounter::status, List.of())
                .or(() -> powered(readings));
        if (fed.isPresent()) {
            return new EnergyTrack.Refused(fed.get());
        }
        Numbers charge = Numbers.of(raw, WATCH, text -> value(text, "Charge counter", PowerText::batteryCharge));
        Numbers volts = Numbers.of(raw, WATCH, text -> value(text, "voltage", PowerText::batteryVolts));
        String problem = charge.problem() + volts.problem();
        return problem.isEmpty() ? counter(charge, volts) : new EnergyTrack.Refused(problem);
    }

    private static EnergyTrack counter(Numbers charge, Numbers volts) {
        double[] near = volts.near(charge.points());
        List<Point> joules = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < near.length; i++) {
            Point point = charge.points().get(i);
            double gone = i == 0 ? 0 : charge.points().get(i - 1).value() - point.value();
            if (gone < 0) {
                return new EnergyTrack.Refused("the battery's charge rose while it discharged: something charges it");
            }
            sum += gone * near[i];
            joules.add(new Point(point.time(), sum));
        }
        return new EnergyTrack.Counter(joules, charge.timeError(), charge.step() * volts.mean());
    }

    private static Optional<String> powered(List<RawReading> readings) {
        return readings.stream()
                .filter(reading -> reading.text().matches("(?s).*\\b(AC|USB|Wireless|Dock) powered: true.*"))
                .findFirst()
                .map(reading ->
                        "another supply feeds the device, so the battery's charge does not show all that it takes"
                                + BatteryState.CURE);
    }

    private static Value status(String text) {
        Optional<String> raw = PowerText.keyed(text, ":", "status");
        return raw.map(STATES::get).isPresent()
                ? new Value.State(raw.map(STATES::get).orElseThrow(), Provenance.Kind.GAUGE)
                : new Value.Unavailable("there is no known 'status' in it");
    }

    private static Value value(String text, String key, java.util.function.Function<String, Value> meaning) {
        return PowerText.keyed(text, ":", key)
                .map(meaning)
                .orElseGet(() -> new Value.Unavailable("there is no '" + key + "' in it"));
    }
}
