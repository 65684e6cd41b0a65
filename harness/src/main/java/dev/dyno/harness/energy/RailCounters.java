package dev.dyno.harness.energy;

import dev.dyno.harness.probe.PowerRails;
import dev.dyno.protocol.TrialSpec.Watch;
import dev.dyno.results.metric.Provenance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The counters of the rails of a power monitor on the device (ODPM), all added up. They have times of their own, in milliseconds since boot,
 * which are put on the clock of the readings by the reading that came soonest after its time. Of use while charging too.
 *
 * @param kind how far to trust them
 * @param paths the files {@code energy_value} of its devices
 */
record RailCounters(Provenance.Kind kind, List<String> paths) implements EnergySource {
    /** A value may have been read long ago; a clock that runs differently is another matter. */
    private static final double MOST_AGE = 10;

    private static final double MILLISECOND = 1e-3;
    private static final double MICROJOULE = 1e-6;

    RailCounters {
        paths = List.copyOf(paths);
    }

    @Override
    public String name() {
        return "power rails (ODPM, the sum of all)";
    }

    @Override
    public Provenance provenance() {
        return new Provenance(kind, String.join(" + ", paths));
    }

    @Override
    public List<Watch> watches() {
        List<Watch> watches = new ArrayList<>();
        paths.forEach(path -> watches.add(new Watch.File(watch(path), path)));
        return watches;
    }

    private static String watch(String path) {
        return new Property(path, "").name();
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(100);
    }

    @Override
    public EnergyTrack decode(Map<String, List<RawReading>> raw) {
        List<List<Point>> all = new ArrayList<>();
        double error = MILLISECOND;
        for (String path : paths) {
            Rails rails = Rails.of(raw.getOrDefault(watch(path), List.of()));
            if (!rails.problem.isEmpty()) {
                return new EnergyTrack.Refused(path + ": " + rails.problem);
            }
            all.add(rails.points);
            error = Math.max(error, rails.timeError);
        }
        return new EnergyTrack.Counter(Sums.of(all), error, MICROJOULE);
    }

    /** One device's rails over time. */
    private record Rails(List<Point> points, double timeError, String problem) {

        static Rails of(List<RawReading> readings) {
            List<RawReading> read = new ArrayList<>();
            List<PowerRails> said = new ArrayList<>();
            for (RawReading reading : readings) {
                PowerRails rails = PowerRails.of(reading.text());
                if (!rails.microjoules().isEmpty()) {
                    read.add(reading);
                    said.add(rails);
                }
            }
            if (2 * said.size() < readings.size() || said.size() < 3) {
                String why = readings.stream()
                        .filter(reading -> !reading.ok())
                        .findFirst()
                        .map(RawReading::problem)
                        .orElse("they show no rails");
                return refused(
                        (readings.size() - said.size()) + " of " + readings.size() + " readings are of no use: " + why);
            }
            return timed(read, said);
        }

        private static Rails timed(List<RawReading> read, List<PowerRails> said) {
            double soonest = Double.POSITIVE_INFINITY;
            double latest = 0;
            double width = 0;
            for (int i = 0; i < read.size(); i++) {
                double age = read.get(i).end() - said.get(i).millis() * MILLISECOND;
                soonest = Math.min(soonest, age);
                latest = Math.max(latest, age - soonest);
                width = Math.max(width, Math.min(0.05, 2 * read.get(i).halfWidth()));
            }
            if (latest > MOST_AGE) {
                return refused(String.format(
                        Locale.ROOT, "its values are up to %.0f s old, or its clock runs differently", latest));
            }
            Set<String> names = said.get(0).microjoules().keySet();
            List<Point> points = new ArrayList<>();
            for (PowerRails rails : said) {
                double time = rails.millis() * MILLISECOND + soonest;
                Point last = points.isEmpty() ? new Point(-1e18, 0) : points.get(points.size() - 1);
                // A text that lacks a rail would be a fall of the sum.
                if (time > last.time() && rails.microjoules().keySet().equals(names)) {
                    points.add(new Point(time, rails.joules()));
                }
            }
            Wraps wraps = Wraps.undone(points, 0);
            return new Rails(wraps.points(), width, wraps.problem());
        }

        private static Rails refused(String problem) {
            return new Rails(List.of(), 0, problem);
        }
    }
}
