package dev.dyno.reports.heat;

import dev.dyno.reports.MadeUpRun;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * A sustained run on a made-up phone: fp32 draws 4.6 W and throttles at 74 degrees, int8 draws 3.1 W and does not, and a third
 * candidate has hardly been measured. Chip and case warm as two stages; power, temperature, clock and samples are written as a
 * real run writes them.
 */
public final class MadeUpHeat {
    public static final String PHONE = "pixel8-sim";
    public static final double REST = 0.7;
    /** Of chip and case together, in K/W. */
    public static final double RESISTANCE = 12.5;

    public static final double AIR = 24;
    public static final double TRIP = 74;

    private static final double LENGTH = 840;
    private static final Map<String, Double> WATTS = Map.of("fp32", 4.6, "int8", 3.1, "tiny", 1.2);
    private static final Provenance GAUGE = new Provenance(Provenance.Kind.GAUGE, "battery current_now x voltage_now");

    private final Map<String, Double> throttled = new LinkedHashMap<>();

    /** Writes the folder of a run with two rounds, and gives its record. */
    public static RunRecord write(Path folder) throws IOException {
        return new MadeUpHeat().writeAll(folder);
    }

    private RunRecord writeAll(Path folder) throws IOException {
        for (String part : List.of("samples", "telemetry", "power")) {
            Files.createDirectories(folder.resolve(part));
        }
        List<String> names = List.of("fp32", "int8", "tiny");
        for (String name : names) {
            for (int round = 1; round <= 2; round++) {
                simulate(folder, "r%02d-d0-c%d".formatted(round, names.indexOf(name)), name);
            }
        }
        MadeUpRun run = new MadeUpRun(2)
                .device(PHONE, true)
                .candidate("fp32")
                .candidate("int8")
                .candidate("tiny");
        for (String name : names) {
            run.values(PHONE, name, Metrics.LATENCY_P50, round -> 0.02 / watts(name) * 4 + 1e-5 * round);
            for (int round = 1; round <= 2; round++) {
                int at = round;
                run.change(PHONE, name, round, trial -> sustained(trial, name, at));
            }
        }
        return run.metric(Metrics.ENERGY_PER_INFERENCE).record();
    }

    private TrialRecord sustained(TrialRecord trial, String name, int round) {
        double watts = watts(name);
        double rate = name.equals("fp32") ? 50 : 82;
        Map<String, MetricValue> values = new LinkedHashMap<>(trial.metrics());
        put(values, Metrics.POWER_MEAN, watts * (1 + 0.004 * round), 0.02);
        put(values, Metrics.POWER_IDLE, REST, 0.01);
        put(values, Metrics.ENERGY_GROSS_PER_INFERENCE, watts / rate, 0.0004);
        put(values, Metrics.ENERGY_PER_INFERENCE, (watts - REST) / rate * (1 + 0.006 * round), 0.0005);
        if (name.equals("tiny")) {
            values.put(
                    Metrics.ENERGY_PER_INFERENCE.name(),
                    new MetricValue.Unavailable("the phone was charging; unplug it, or cut the current by a hub"));
        }
        double until = throttled.getOrDefault(trial.id(), LENGTH);
        String source = until < LENGTH ? "thermal status" : "thermal status; at least";
        values.put(
                Metrics.THERMAL_TIME_TO_THROTTLE.name(),
                new MetricValue.Measured(until, 1, new Provenance(Provenance.Kind.GAUGE, source)));
        Map<String, String> files = Map.of(
                "samples", "samples/" + trial.id() + ".csv",
                "telemetry", "telemetry/" + trial.id() + ".csv",
                "power", "power/" + trial.id() + ".csv");
        return new TrialRecord(
                trial.id(),
                trial.round(),
                trial.position(),
                trial.device(),
                trial.candidate(),
                trial.state(),
                trial.validity(),
                trial.issues(),
                values,
                trial.facts(),
                files,
                trial.startedAt(),
                LENGTH + 12 + round);
    }

    private static double watts(String name) {
        return Objects.requireNonNull(WATTS.get(name), name);
    }

    private static void put(Map<String, MetricValue> values, Metric metric, double value, double uncertainty) {
        values.put(metric.name(), new MetricValue.Measured(value, 800, GAUGE, uncertainty));
    }

    /** In steps of half a second; throttling halves the power above rest and the speed until it is 3 degrees cooler. */
    private void simulate(Path folder, String id, String name) throws IOException {
        Random random = new Random(id.hashCode());
        double skin = AIR + REST * 8;
        double die = skin + REST * 4.5;
        boolean slow = false;
        double next = 0;
        List<String> telemetry = new ArrayList<>(List.of("t_ns,rss_bytes,cpu_hz,temperature_c"));
        List<String> power = new ArrayList<>(List.of("t_ns,power_w"));
        List<String> samples = new ArrayList<>(List.of("phase,iteration,start_ns,latency_ns", "warm-up,0,0,900000000"));
        double length = name.equals("tiny") ? 100 : LENGTH;
        for (double time = 0; time < length; time += 0.5) {
            long nanos = Math.round((time + 5) * 1e9);
            double watts = REST + (watts(name) - REST) * (slow ? 0.5 : 1);
            telemetry.add(String.format(
                    Locale.ROOT, "%d,9e7,%.0f,%.1f", nanos, slow ? 1.6e9 : 2.4e9, die + 0.03 * random.nextGaussian()));
            power.add(String.format(Locale.ROOT, "%d,%.4f", nanos, watts + 0.02 * random.nextGaussian()));
            double latency = (name.equals("fp32") ? 0.02 : 0.0122) * (slow ? 1.5 : 1) * (1 + 0.0008 * (die - 30));
            for (; next < time + 0.5; next += latency) {
                samples.add(String.format(
                        Locale.ROOT,
                        "measure,%d,%d,%d",
                        samples.size() - 2,
                        Math.round((next + 5) * 1e9),
                        Math.round(latency * 0.98e9 * Math.exp(0.03 * random.nextGaussian()))));
            }
            double flow = (die - skin) / 4.5;
            die += 0.5 * (watts - flow) / (8 / 4.5);
            skin += 0.5 * (flow - (skin - AIR) / 8) / (200 / 8.0);
            if (!slow && die > TRIP) {
                throttled.putIfAbsent(id, time);
            }
            slow = die > TRIP || (slow && die > TRIP - 3);
        }
        Files.write(folder.resolve("telemetry/" + id + ".csv"), telemetry);
        Files.write(folder.resolve("power/" + id + ".csv"), power);
        Files.write(folder.resolve("samples/" + id + ".csv"), samples);
    }
}
