package dev.dyno.harness.run;

import dev.dyno.harness.run.HeatTrack.Row;
import dev.dyno.protocol.TrialResult;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Temperature and throttling within the measured window. */
final class HeatMetrics {
    /** The beginning and the end of the window: readings over this long are averaged, against a gauge's flicker. */
    private static final double EDGE_SECONDS = 1;

    private static final Metric[] TEMPERATURES = {
        Metrics.TEMPERATURE_START, Metrics.TEMPERATURE_MAX, Metrics.TEMPERATURE_RISE
    };
    private static final Metric[] THROTTLING = {Metrics.THERMAL_THROTTLED_SHARE, Metrics.THERMAL_TIME_TO_THROTTLE};

    private final TrialResult.@Nullable Window window;
    private final HeatTrack heat;

    HeatMetrics(TrialResult result, TrialEvidence evidence) {
        this.window = result.window();
        this.heat = evidence.heat();
    }

    void putInto(MetricSheet sheet) {
        if (heat.rows().isEmpty() || window == null) {
            sheet.unavailable(heat.reason(), TEMPERATURES);
            sheet.unavailable(heat.reason(), THROTTLING);
            return;
        }
        temperatures(sheet);
        throttling(sheet, window.nanos() * 1e-9);
    }

    private void temperatures(MetricSheet sheet) {
        List<Row> rows =
                heat.rows().stream().filter(row -> !Double.isNaN(row.celsius())).toList();
        if (rows.isEmpty()) {
            sheet.unavailable("the device tells no temperature in a thermal zone", TEMPERATURES);
            return;
        }
        double first = rows.get(0).seconds();
        double last = rows.get(rows.size() - 1).seconds();
        double start = mean(rows, first, first + EDGE_SECONDS);
        double end = mean(rows, last - EDGE_SECONDS, last);
        double max = rows.stream().mapToDouble(Row::celsius).max().orElseThrow();
        Provenance gauge = new Provenance(Provenance.Kind.GAUGE, "warmest thermal zone, by the agent's telemetry");
        sheet.put(Metrics.TEMPERATURE_START, new Measured(start, 1, gauge));
        sheet.put(Metrics.TEMPERATURE_MAX, new Measured(max, rows.size(), gauge));
        if (rows.size() < 2 || last - first < EDGE_SECONDS) {
            sheet.unavailable(
                    "the window is too short for a rise of the temperature: make it longer than "
                            + Math.round(EDGE_SECONDS) + " s",
                    Metrics.TEMPERATURE_RISE);
        } else {
            sheet.put(Metrics.TEMPERATURE_RISE, new Measured(end - start, rows.size(), gauge));
        }
    }

    private static double mean(List<Row> rows, double from, double to) {
        return rows.stream()
                .filter(row -> row.seconds() >= from && row.seconds() <= to)
                .mapToDouble(Row::celsius)
                .average()
                .orElseThrow();
    }

    /** A reading holds until the next one. */
    private void throttling(MetricSheet sheet, double length) {
        List<Row> rows = heat.rows();
        double known = 0;
        double throttled = 0;
        double first = Double.NaN;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double lasts = (i + 1 < rows.size() ? rows.get(i + 1).seconds() : length) - row.seconds();
            if (!Double.isNaN(row.throttled())) {
                known += lasts;
                throttled += row.throttled() * lasts;
                first = row.throttled() > 0 && Double.isNaN(first) ? row.seconds() : first;
            }
        }
        if (!(known > 0)) {
            sheet.unavailable(
                    "the device tells neither a cap on its processors' frequency nor a thermal status", THROTTLING);
            return;
        }
        Provenance gauge = new Provenance(
                Provenance.Kind.GAUGE,
                "caps on the processors' frequency and thermal status, by the agent's telemetry");
        sheet.put(Metrics.THERMAL_THROTTLED_SHARE, new Measured(throttled / known, rows.size(), gauge));
        sheet.put(
                Metrics.THERMAL_TIME_TO_THROTTLE,
                Double.isNaN(first)
                        ? new Measured(
                                length,
                                1,
                                new Provenance(
                                        Provenance.Kind.GAUGE, "at least; no throttling was seen in the whole window"))
                        : new Measured(first, 1, gauge));
    }
}
