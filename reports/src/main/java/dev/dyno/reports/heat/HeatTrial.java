package dev.dyno.reports.heat;

import dev.dyno.reports.page.digest.TrialFiles;
import dev.dyno.reports.statistics.thermal.Warming;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.ReadingTable;
import dev.dyno.results.store.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A long trial as its thermometer saw it. All times are seconds since the measured window began.
 *
 * @param trial its record
 * @param length how long the window was, in seconds
 * @param warming the temperature in it
 * @param rate inferences per second over time
 * @param clock the processor's frequency over time, in Hz; empty where it is not known
 * @param power over time, in W; empty where it is not known
 * @param throttled when the device first throttled; empty where it did not, or nobody knows
 */
public record HeatTrial(
        TrialRecord trial,
        double length,
        Warming warming,
        Course rate,
        Course clock,
        Course power,
        OptionalDouble throttled) {
    /** Shorter windows show no heat, in seconds. */
    static final double SHORTEST = 60;

    private static final int BINS = 60;
    private static final double NANOS = 1e9;
    private static final List<String> THERMOMETERS = List.of("temperature_c", "battery_c");
    private static final String NEVER = "at least";

    /** Reads a trial; empty where it is short, or has no samples or no temperature. */
    static Optional<HeatTrial> read(TrialFiles files, TrialRecord trial) {
        if (trial.deviceSeconds() < SHORTEST) {
            return Optional.empty();
        }
        Optional<Samples> samples = files.samples(trial).filter(some -> some.size() > some.warmUps());
        Optional<ReadingTable> telemetry = files.readings(trial, "telemetry");
        if (samples.isEmpty() || telemetry.isEmpty()) {
            return Optional.empty();
        }
        int last = samples.get().size() - 1;
        double begin = samples.get().startNanos(samples.get().warmUps()) / NANOS;
        double length = (samples.get().startNanos(last) + samples.get().latencyNanos(last)) / NANOS - begin;
        Optional<Course> celsius = THERMOMETERS.stream()
                .map(name -> course(telemetry.get(), name, begin, length))
                .filter(course -> !course.isEmpty())
                .findFirst();
        if (length < SHORTEST || celsius.isEmpty()) {
            return Optional.empty();
        }
        Course power = files.readings(trial, "power")
                .map(table -> course(table, "power_w", begin, length))
                .orElse(new Course(new double[0], new double[0]));
        return Optional.of(new HeatTrial(
                trial,
                length,
                Warming.of(celsius.get().seconds(), celsius.get().values()),
                rate(samples.get(), begin, length),
                course(telemetry.get(), "cpu_hz", begin, length),
                power,
                throttled(trial, telemetry.get(), begin, length)));
    }

    /** A value of the trial; empty where it is unavailable. */
    public Optional<MetricValue.Measured> value(Metric metric) {
        return Optional.ofNullable(trial.metrics().get(metric.name()))
                .filter(MetricValue.Measured.class::isInstance)
                .map(MetricValue.Measured.class::cast);
    }

    /** A column of a table within the window, without gaps and times that do not rise. */
    private static Course course(ReadingTable table, String column, double begin, double length) {
        double[] times = table.column(ReadingTable.TIME).orElse(new double[0]);
        double[] values = table.column(column).orElse(new double[0]);
        double[] seconds = new double[values.length];
        double[] kept = new double[values.length];
        int n = 0;
        for (int i = 0; i < Math.min(times.length, values.length); i++) {
            double at = times[i] / NANOS - begin;
            if (at >= 0 && at <= length && Double.isFinite(values[i]) && (n == 0 || at > seconds[n - 1])) {
                seconds[n] = at;
                kept[n++] = values[i];
            }
        }
        return new Course(Arrays.copyOf(seconds, n), Arrays.copyOf(kept, n));
    }

    private static Course rate(Samples samples, double begin, double length) {
        double width = length / BINS;
        double[] seconds = new double[BINS];
        double[] rates = new double[BINS];
        for (int i = samples.warmUps(); i < samples.size(); i++) {
            int bin = (int) Math.min(BINS - 1.0, Math.max(0, (samples.startNanos(i) / NANOS - begin) / width));
            rates[bin] += 1 / width;
        }
        for (int bin = 0; bin < BINS; bin++) {
            seconds[bin] = (bin + 0.5) * width;
        }
        return new Course(seconds, rates);
    }

    /** From the trial's metric, or else from the device's thermal status. */
    private static OptionalDouble throttled(TrialRecord trial, ReadingTable telemetry, double begin, double length) {
        Course status = course(telemetry, "thermal_status", begin, length);
        OptionalDouble seen = IntStream.range(0, status.seconds().length)
                .filter(i -> status.values()[i] > 0)
                .mapToDouble(i -> status.seconds()[i])
                .findFirst();
        return Stream.of(trial.metrics().get(Metrics.THERMAL_TIME_TO_THROTTLE.name()))
                .filter(MetricValue.Measured.class::isInstance)
                .map(MetricValue.Measured.class::cast)
                .map(value -> value.provenance().source().contains(NEVER)
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(value.value()))
                .findFirst()
                .orElse(seen);
    }
}
