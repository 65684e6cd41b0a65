package dev.dyno.reports.page.section;

import dev.dyno.reports.page.words.Shown;
import dev.dyno.reports.statistics.Median;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Unit;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The starts that are not cold beside the part of the cold one that they repeat: loading the model and inferring once. */
final class OtherStarts {
    private OtherStarts() {}

    /** Empty if no trial made one. */
    static Optional<Panel> of(Subject subject) {
        List<Table.Row> rows = new ArrayList<>();
        for (DeviceProfile device : subject.run().devices()) {
            for (CandidateRecord candidate : subject.run().candidates()) {
                if (values(subject, device, candidate, Metrics.WARM_START_TOTAL).length > 0) {
                    rows.add(row(subject, device, candidate));
                }
            }
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Table.Column> columns = List.of(
                Table.words("candidate"),
                Table.words("device"),
                Table.numbers("cold, load"),
                Table.numbers("cold, first inference"),
                Table.numbers("warm"),
                Table.numbers("from the cache"),
                Table.numbers("trials"));
        return Optional.of(Panel.table(
                "",
                "Starts of a process that has inferred before.",
                "A warm start loads the model once more and infers once; one from the cache does so with what an earlier load left in the"
                        + " runtime's compilation cache. Medians over the valid trials.",
                new Table("Warm starts and starts from the compilation cache", columns, rows)));
    }

    private static Table.Row row(Subject subject, DeviceProfile device, CandidateRecord candidate) {
        return Table.row(
                Shown.name(candidate.name()) + (candidate.baseline() ? " (baseline)" : ""),
                Shown.name(device.name()),
                median(values(subject, device, candidate, Metrics.COLD_START_MODEL_LOAD)),
                median(values(subject, device, candidate, Metrics.COLD_START_FIRST_INFERENCE)),
                median(values(subject, device, candidate, Metrics.WARM_START_TOTAL)),
                median(values(subject, device, candidate, Metrics.CACHED_START_TOTAL)),
                Integer.toString(values(subject, device, candidate, Metrics.WARM_START_TOTAL).length));
    }

    private static double[] values(Subject subject, DeviceProfile device, CandidateRecord candidate, Metric metric) {
        return subject.values(device.name(), candidate.name(), metric);
    }

    private static String median(double[] seconds) {
        return seconds.length == 0 ? "not measured" : Quantities.format(Median.of(seconds), Unit.SECOND);
    }
}
