package dev.dyno.harness.energy;

import dev.dyno.harness.energy.EnergyCounters.Counter;
import dev.dyno.harness.probe.PowerRails;
import dev.dyno.harness.probe.PowerText;
import dev.dyno.harness.probe.Reading;
import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Answer.Text;
import dev.dyno.results.metric.Provenance.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a device offers to learn its energy by, the best first, and what it has that cannot be used, with the reason. */
final class Offers {
    private final Readings readings;
    private final List<EnergySource> sources = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    /**
     * The offers of a device.
     *
     * @param rails what it said of its rails
     * @param tegrastats what it said to tegrastats
     */
    Offers(Readings readings, Answer rails, Answer tegrastats) {
        this.readings = readings;
        rails(rails);
        processors();
        hwmon();
        sources.addAll(new BatteryOffer(readings, refused).gauges());
        sources.addAll(new BoardOffer(readings).monitors());
        if (tegrastats.texts().stream()
                .anyMatch(text -> PowerText.tegrastats(text.content()) instanceof Value.Amount)) {
            sources.add(CommandGauge.tegrastats(readings.kind(Kind.GAUGE)));
        }
        command("nvidia.0.power", CommandGauge.nvidia(readings.kind(Kind.GAUGE)));
        sources.addAll(new BatteryOffer(readings, refused).counter());
        command("raspberry.power", CommandGauge.pmic(readings.kind(Kind.MODELLED)));
    }

    /** Those that can be used, the best first. */
    List<EnergySource> sources() {
        return List.copyOf(sources);
    }

    /** Those that cannot, each with its reason. */
    List<String> refused() {
        return refused.stream().distinct().toList();
    }

    private void rails(Answer answer) {
        List<String> paths = new ArrayList<>();
        for (Text text : answer.texts()) {
            if (!text.ok()) {
                refused.add("power rails (" + text.source() + "): " + text.problem());
            } else if (!PowerRails.of(text.content()).microjoules().isEmpty()) {
                paths.add(text.source());
            }
        }
        if (!paths.isEmpty()) {
            sources.add(new RailCounters(readings.kind(Kind.COUNTER), paths));
        }
    }

    /** Packages of processors and the memory beside them; cores and graphics are parts of a package. */
    private void processors() {
        List<Reading> zones = readings.matching("rapl\\..*energy(_[0-9]+)?").stream()
                .filter(zone -> !zone.source().contains("mmio"))
                .toList();
        List<Reading> packages = zones.stream()
                .filter(zone -> zone.name().matches("rapl\\.(package|cpu)[^.]*(\\.dram)?\\.energy(_[0-9]+)?"))
                .toList();
        List<Reading> tops = zones.stream()
                .filter(zone -> zone.name().matches("rapl\\.[^.]+\\.energy(_[0-9]+)?"))
                .toList();
        counters("processor's counters (RAPL, without the rest of the device)", packages.isEmpty() ? tops : packages);
    }

    private void hwmon() {
        List<Reading> all = readings.matching("hwmon\\.energy\\..*");
        List<Reading> sockets = all.stream()
                .filter(reading -> reading.name().contains("socket"))
                .toList();
        List<Reading> chosen = sockets.isEmpty() ? all : sockets;
        if (sockets.isEmpty() && all.size() > 1) {
            refused.add("hwmon's counters of energy: there are " + all.size()
                    + ", and which parts of the device they count is not known");
            return;
        }
        counters("hwmon's counters of energy", chosen);
    }

    private void counters(String name, List<Reading> of) {
        Optional<Reading> unreadable =
                of.stream().filter(reading -> !reading.available()).findFirst();
        if (unreadable.isPresent()) {
            refused.add(name + ": " + Readings.reason(unreadable.get()));
        } else if (!of.isEmpty()) {
            List<Counter> counters = of.stream()
                    .map(reading -> new Counter(
                            reading.source(),
                            readings.from(reading.source().replace("/energy_uj", "/max_energy_range_uj"))))
                    .map(counter -> counter.path().endsWith("/energy_uj") ? counter : new Counter(counter.path(), 0))
                    .toList();
            sources.add(new EnergyCounters(readings.kind(Kind.COUNTER), name, counters));
        }
    }

    private void command(String reading, EnergySource source) {
        if (readings.named(reading).filter(Reading::available).isPresent()) {
            sources.add(source);
        }
    }
}
