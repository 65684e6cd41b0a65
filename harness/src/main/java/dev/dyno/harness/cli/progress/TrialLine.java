package dev.dyno.harness.cli.progress;

import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Unit;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.TrialRecord;
import java.util.Locale;

/** One finished trial in one line. */
final class TrialLine {
    private TrialLine() {}

    /** For example {@code round 3  this-machine  int8  p50 3.21 ms, first result after 241 ms}. */
    static String of(TrialRecord trial) {
        return line(trial, "round " + trial.round() + "  " + trial.device() + "  " + trial.candidate() + "  ");
    }

    /** The same where it is clear of which device it speaks. */
    static String withoutDevice(TrialRecord trial) {
        return line(trial, "round " + trial.round() + "  " + trial.candidate() + "  ");
    }

    private static String line(TrialRecord trial, String head) {
        if (trial.state() == TrialRecord.State.FAILED) {
            return head + "FAILED: " + cause(trial);
        }
        StringBuilder line = new StringBuilder(head);
        if (trial.metrics().get(Metrics.LATENCY_P50.name()) instanceof Measured p50) {
            line.append("p50 ").append(Quantities.format(p50.value(), Unit.SECOND));
        }
        if (trial.metrics().get(Metrics.COLD_START_TOTAL.name()) instanceof Measured cold) {
            line.append(", first result after ").append(Quantities.format(cold.value(), Unit.SECOND));
        }
        if (!trial.validity().isEmpty()) {
            line.append("  does not count: ").append(String.join("; ", trial.validity()));
        }
        return line.toString();
    }

    /** Something found, in one line: {@code warning: phone: it is charging}. */
    static String of(Issue issue) {
        return issue.severity().name().toLowerCase(Locale.ROOT) + ": " + issue.source() + ": " + issue.message();
    }

    private static String cause(TrialRecord trial) {
        return trial.issues().isEmpty()
                ? "no cause known"
                : trial.issues().get(0).message();
    }
}
