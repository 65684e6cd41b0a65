package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Inquirer;
import dev.dyno.harness.transport.Question;
import dev.dyno.results.metric.Provenance.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads everything that a device offers. */
public final class Probing {
    private static final List<Probe> PROBES = List.of(
            new IdentityProbe(),
            new BatteryProbe(),
            new ThermalServiceProbe(),
            new ThermalZoneProbe(),
            new PowerSupplyProbe(),
            new MemoryProbe(),
            new FrequencyProbe(),
            new LoadProbe(),
            new HwmonProbe(),
            new SensorsProbe(),
            new RaplProbe(),
            new WakefulnessProbe(),
            new NvidiaProbe(),
            new VcgencmdProbe(),
            new ThermalTripProbe(),
            new RailProbe(),
            new TegrastatsProbe(),
            new AndroidMemoryProbe(),
            new BatteryStatsProbe(),
            new ThrottleCountProbe(),
            new ClockProbe());

    private Probing() {}

    /** What all probes ask, in the order of the answers. */
    public static List<Question> questions() {
        return questions(PROBES);
    }

    static List<Question> questions(List<Probe> probes) {
        return probes.stream().flatMap(probe -> probe.questions().stream()).toList();
    }

    /**
     * Reads a device once.
     *
     * @throws dev.dyno.results.error.DeviceException if the device itself cannot be reached; a reading that cannot be had is
     *     unavailable and no error
     */
    public static List<Reading> read(DeviceSession session, Inquirer inquirer) {
        return readings(inquirer.ask(session, questions()));
    }

    /**
     * What answers mean: the headlines first, then every reading by its source.
     *
     * @param answers one per question of {@link #questions()}
     */
    public static List<Reading> readings(List<Answer> answers) {
        return readings(PROBES, answers);
    }

    static List<Reading> readings(List<Probe> probes, List<Answer> answers) {
        List<Reading> found = new ArrayList<>();
        int at = 0;
        for (Probe probe : probes) {
            int count = probe.questions().size();
            found.addAll(probe.readings(answers.subList(at, at + count)));
            at += count;
        }
        List<Reading> all = new ArrayList<>(Headlines.of(found));
        all.addAll(found);
        return distinct(
                isSimulated(found) ? all.stream().map(Probing::simulated).toList() : all);
    }

    private static List<Reading> distinct(List<Reading> readings) {
        Set<String> names = new HashSet<>();
        return readings.stream().filter(reading -> names.add(reading.name())).toList();
    }

    private static boolean isSimulated(List<Reading> readings) {
        return readings.stream()
                .anyMatch(reading -> reading.name().equals(IdentityProbe.SIMULATED)
                        && reading.value() instanceof Value.State state
                        && state.text().equals("yes"));
    }

    /** What a simulated device says is simulated, whatever it came from. */
    private static Reading simulated(Reading reading) {
        Value value = reading.value();
        if (value instanceof Value.Amount number) {
            value = new Value.Amount(number.quantity(), Kind.SIMULATED);
        } else if (value instanceof Value.State state) {
            value = new Value.State(state.text(), Kind.SIMULATED);
        }
        return new Reading(reading.name(), value, reading.source(), reading.limit());
    }
}
