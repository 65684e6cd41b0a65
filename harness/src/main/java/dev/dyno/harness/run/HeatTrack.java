package dev.dyno.harness.run;

import dev.dyno.harness.device.DeviceText;
import dev.dyno.protocol.MalformedMessageException;
import dev.dyno.protocol.TelemetryCsv;
import dev.dyno.protocol.TrialResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a trial's telemetry tells of heat within the measured window, in order of time.
 *
 * @param rows the readings; empty if there are none
 * @param reason why there are none; empty if there are
 */
record HeatTrack(List<Row> rows, String reason) {
    private static final long MOST_BYTES = 64L << 20;

    /**
     * What was read at one time.
     *
     * @param seconds from the window's start
     * @param celsius the device's temperature; NaN if it tells none
     * @param throttled 1 if the device was throttled, 0 if it was not, NaN if it does not tell
     */
    record Row(double seconds, double celsius, double throttled) {}

    HeatTrack {
        rows = List.copyOf(rows);
    }

    static HeatTrack none(String reason) {
        return new HeatTrack(List.of(), reason);
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
            for (int i = 0; i < table.rows().size(); i++) {
                double seconds = (table.timesNanos().get(i) - window.startNanos()) * 1e-9;
                double[] row = table.rows().get(i);
                if (seconds >= 0 && seconds <= window.nanos() * 1e-9) {
                    rows.add(new Row(seconds, cell(row, celsius), throttled(cell(row, cap), cell(row, status))));
                }
            }
            return rows.isEmpty()
                    ? none("no telemetry was read within the measured window: lower telemetry.interval")
                    : new HeatTrack(rows, "");
        } catch (IOException | MalformedMessageException e) {
            return none("the trial's telemetry cannot be read: " + DeviceText.line(String.valueOf(e.getMessage())));
        }
    }

    private static double cell(double[] row, int column) {
        return column < 0 ? Double.NaN : row[column];
    }

    private static double throttled(double cap, double status) {
        if (Double.isNaN(cap) && Double.isNaN(status)) {
            return Double.NaN;
        }
        return cap < 1 || status > 0 ? 1 : 0;
    }
}
