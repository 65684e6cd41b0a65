package dev.dyno.harness.run;

import dev.dyno.harness.device.DeviceText;
import dev.dyno.protocol.MalformedMessageException;
import dev.dyno.protocol.TelemetryCsv;
import dev.dyno.protocol.TrialResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a trial's telemetry tells of heat within the measured window, in order of time.
 *
 * @param rows the readings; empty if there are none
 * @param freest the highest cap on the processors' frequency in the whole trial, also around the window, as a share of what they
 *     can do; NaN if none is told
 * @param reason why there are none; empty if there are
 */
record HeatTrack(List<Row> rows, double freest, String reason) {
    private static final long MOST_BYTES = 64L << 20;
    /** Kernels round clocks to steps of their own. */
    private static final double SAME_CLOCK = 0.999;

    /**
     * What was read at one time.
     *
     * @param seconds from the window's start
     * @param celsius the device's temperature; NaN if it tells none
     * @param cap the lowest cap on a processor's frequency, as a share of what it can do; NaN if it tells none
     * @param status Android's thermal status, 0 for none; NaN if it tells none
     */
    record Row(double seconds, double celsius, double cap, double status) {

        /** 1 if the device was throttled, 0 if it was not, NaN if it does not tell. */
        double throttled() {
            if (Double.isNaN(cap) && Double.isNaN(status)) {
                return Double.NaN;
            }
            return cap < SAME_CLOCK || status > 0 ? 1 : 0;
        }
    }

    HeatTrack {
        rows = List.copyOf(rows);
    }

    static HeatTrack none(String reason) {
        return new HeatTrack(List.of(), Double.NaN, reason);
    }

    /**
     * Reads a trial's telemetry. A processor's frequency that is capped below what it can do is throttling, and so is a
     * thermal status above none.
     *
     * @param file null if there is none
     * @param window null if the trial had none
     */
    static HeatTrack read(@Nullable Path file, TrialResult.@Nullable Window window) {
        if (file == null || window == null) {
            return none("the trial left no telemetry: give telemetry.interval, such as 100 ms");
        }
        try {
            TelemetryCsv.Table table = TelemetryCsv.read(file, MOST_BYTES);
            int celsius = table.columns().indexOf("temperature_c");
            int cap = table.columns().indexOf("cpu_cap_share");
            int status = table.columns().indexOf("thermal_status");
            List<Row> rows = new ArrayList<>();
            double freest = Double.NaN;
            for (int i = 0; i < table.rows().size(); i++) {
                double seconds = (table.timesNanos().get(i) - window.startNanos()) * 1e-9;
                double[] row = table.rows().get(i);
                freest = Double.isNaN(freest) ? cell(row, cap) : Math.max(freest, orElse(cell(row, cap), freest));
                if (seconds >= 0 && seconds <= window.nanos() * 1e-9) {
                    rows.add(new Row(seconds, cell(row, celsius), cell(row, cap), cell(row, status)));
                }
            }
            return rows.isEmpty()
                    ? none("no telemetry was read within the measured window: lower telemetry.interval")
                    : new HeatTrack(rows, freest, "");
        } catch (IOException | MalformedMessageException e) {
            return none("the trial's telemetry cannot be read: " + DeviceText.line(String.valueOf(e.getMessage())));
        }
    }

    private static double cell(double[] row, int column) {
        return column < 0 ? Double.NaN : row[column];
    }

    private static double orElse(double value, double other) {
        return Double.isNaN(value) ? other : value;
    }

    /**
     * How the device slowed down within the window, in words; empty if it did not, as far as it tells. A cap that held for the
     * whole trial, as where a lab keeps its clocks low, is no slowing down.
     */
    Optional<String> slowed() {
        List<Row> slow = rows.stream()
                .filter(row -> row.status() > 0 || row.cap() < freest * SAME_CLOCK)
                .toList();
        if (slow.isEmpty()) {
            return Optional.empty();
        }
        double lowest =
                slow.stream().mapToDouble(row -> orElse(row.cap(), 1)).min().orElse(1);
        double status =
                slow.stream().mapToDouble(row -> orElse(row.status(), 0)).max().orElse(0);
        List<String> how = new ArrayList<>();
        if (lowest < freest * SAME_CLOCK) {
            how.add(String.format(
                    Locale.ROOT, "a processor's clock was capped at %.0f %% of what it can do", lowest * 100));
        }
        if (status > 0) {
            how.add(String.format(Locale.ROOT, "its thermal status rose to %.0f", status));
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%s, in %.0f %% of the readings, first after %.1f s of the measured window",
                String.join(" and ", how),
                Math.max(1, 100.0 * slow.size() / rows.size()),
                slow.get(0).seconds()));
    }
}
