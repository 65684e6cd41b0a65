package dev.dyno.reports.page.section;

import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.record.CandidateRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/** What the trials of one candidate on one device say of a metric of energy or power. */
final class EnergyArm {
    private static final double TAIL = 0.025;

    private final CandidateRecord candidate;
    private final Metric metric;
    private final List<MetricValue> values;
    private final List<MetricValue.Measured> measured;

    EnergyArm(Subject subject, String device, CandidateRecord candidate, Metric metric) {
        this.candidate = candidate;
        this.metric = metric;
        this.values = subject.trials(device, candidate.name()).stream()
                .map(trial -> trial.metrics().get(metric.name()))
                .filter(Objects::nonNull)
                .toList();
        this.measured = values.stream()
                .filter(MetricValue.Measured.class::isInstance)
                .map(MetricValue.Measured.class::cast)
                .toList();
    }

    CandidateRecord candidate() {
        return candidate;
    }

    String name() {
        return Shown.brief(candidate.name(), 40) + (candidate.baseline() ? " (baseline)" : "");
    }

    /** Whether it was asked for. */
    boolean asked() {
        return !values.isEmpty();
    }

    int n() {
        return measured.size();
    }

    /** The mean over the trials; empty where none measured it. */
    OptionalDouble mean() {
        return measured.stream().mapToDouble(MetricValue.Measured::value).average();
    }

    /**
     * Half the width of the mean's 95 % interval: Student's over the trials, and in square the mean uncertainty of a single one,
     * which more trials do not lessen where they share their gauge's faults.
     */
    double halfWidth() {
        double[] all =
                measured.stream().mapToDouble(MetricValue.Measured::value).toArray();
        double own = measured.stream()
                .mapToDouble(MetricValue.Measured::uncertainty)
                .average()
                .orElse(0);
        return Math.hypot(own, all.length < 2 ? 0 : between(all));
    }

    private static double between(double[] all) {
        double mean = Arrays.stream(all).average().orElseThrow();
        double squares =
                Arrays.stream(all).map(value -> (value - mean) * (value - mean)).sum();
        double reach = TDistribution.of(all.length - 1.0).inverseSurvivalProbability(TAIL);
        return reach * Math.sqrt(squares / (all.length - 1) / all.length);
    }

    /** The mean with its interval; a word where there is none. */
    String words() {
        if (mean().isEmpty()) {
            return asked() ? "unavailable" : "–";
        }
        double mean = mean().getAsDouble();
        return quantity(mean) + " (" + quantity(mean - halfWidth()) + " to " + quantity(mean + halfWidth()) + ")";
    }

    /** The mean alone; a dash where there is none. */
    String brief() {
        return mean().isPresent() ? quantity(mean().getAsDouble()) : "–";
    }

    /** A number and its unit stay on one line. */
    private String quantity(double value) {
        return Quantities.format(value, metric.unit()).replace(' ', '\u00a0');
    }

    /** Why the first trial without it has none; empty where all have it. */
    String reason() {
        return values.stream()
                .filter(MetricValue.Unavailable.class::isInstance)
                .map(value -> Shown.text(((MetricValue.Unavailable) value).reason()))
                .findFirst()
                .orElse("");
    }

    /** Where the numbers come from. */
    String source() {
        return measured.stream()
                .map(MetricValue.Measured::provenance)
                .distinct()
                .findFirst()
                .map(EnergyArm::words)
                .orElse("–");
    }

    private static String words(Provenance provenance) {
        String what = provenance.source().replaceFirst(" \\(/.*\\)$", ""); // the paths are with every trial
        return Shown.brief(what, 80) + " (" + provenance.kind().name().toLowerCase(Locale.ROOT) + ")";
    }
}
