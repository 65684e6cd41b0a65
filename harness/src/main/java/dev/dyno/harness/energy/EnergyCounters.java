package dev.dyno.harness.energy;

import dev.dyno.harness.probe.PowerText;
import dev.dyno.protocol.TrialSpec.Watch;
import dev.dyno.results.metric.Provenance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Cumulative counters of microjoules, each a file: those of processors (RAPL) and of hwmon.
 *
 * @param kind how far to trust them
 * @param name what they are called together
 * @param counters the files; their energy is added up
 */
record EnergyCounters(Provenance.Kind kind, String name, List<Counter> counters) implements EnergySource {

    /**
     * One counter.
     *
     * @param path its file
     * @param range the joules after which it begins again at 0; 0 where that is not known
     */
    record Counter(String path, double range) {}

    EnergyCounters {
        counters = List.copyOf(counters);
    }

    @Override
    public Provenance provenance() {
        return new Provenance(
                kind, String.join(" + ", counters.stream().map(Counter::path).toList()));
    }

    @Override
    public List<Watch> watches() {
        List<Watch> watches = new ArrayList<>();
        for (Counter counter : counters) {
            watches.add(new Watch.File(watch(counter), counter.path()));
        }
        return watches;
    }

    private static String watch(Counter counter) {
        return new Property(counter.path(), "").name();
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(100);
    }

    @Override
    public EnergyTrack decode(Map<String, List<RawReading>> raw) {
        List<List<Point>> all = new ArrayList<>();
        double error = 0;
        double step = 0;
        for (Counter counter : counters) {
            Numbers numbers = Numbers.of(raw, watch(counter), PowerText::microjoules);
            Wraps wraps = Wraps.undone(numbers.points(), counter.range());
            String problem = numbers.problem().isEmpty() ? wraps.problem() : numbers.problem();
            if (!problem.isEmpty()) {
                return new EnergyTrack.Refused(counter.path() + ": " + problem);
            }
            all.add(wraps.points());
            error = Math.max(error, numbers.timeError());
            step = Math.max(step, numbers.step());
        }
        return new EnergyTrack.Counter(Sums.of(all), error, step);
    }
}
