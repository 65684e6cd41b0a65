package dev.dyno.reports.formats;

import dev.dyno.reports.formats.MetricFamilies.Family;
import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Check;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Estimate;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.reports.statistics.SignedRank.Interval;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Unit;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.RunRecord;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as OpenMetrics 1.0 text. What there is no number for has no sample, but a line with the reason in
 * {@code dyno_unavailable}; nothing is ever 0 for want of a number. Without time stamps: a gateway refuses them.
 */
final class OpenMetrics {
    private final RunRecord run;
    private final Judgement judgement;
    private final MetricFamilies families = new MetricFamilies();

    private OpenMetrics(JudgedRun judged) {
        this.run = judged.run();
        this.judgement = judged.judgement();
    }

    static String write(JudgedRun judged) {
        return new OpenMetrics(judged).write();
    }

    private String write() {
        run();
        devices();
        decision();
        judgement.cells().forEach(this::checks);
        judgement.cells().forEach(this::values);
        return families.write();
    }

    private void run() {
        Map<String, String> labels = scenario();
        labels.put("run", Label.of(run.id()));
        labels.put("dyno_version", Label.of(run.dynoVersion()));
        labels.put("baseline", Label.of(run.baseline().name()));
        families.info("dyno_run", "Which run these numbers are of.").sample("_info", labels, 1);
        families.gauge("dyno_run_started", "seconds", "When the run began, since 1970 in UTC.")
                .sample("", scenario(), (double) run.startedAt().getEpochSecond());
        Family trials = families.gauge("dyno_trials", "", "How many trials there were, by whether they count.");
        long valid = run.trials().stream().filter(trial -> trial.valid()).count();
        trials.sample("", with(scenario(), "counts", "yes"), (double) valid);
        trials.sample(
                "", with(scenario(), "counts", "no"), (double) (run.trials().size() - valid));
    }

    private void devices() {
        Family devices = families.info("dyno_device", "The devices that were measured.");
        for (DeviceProfile device : run.devices()) {
            Map<String, String> labels = with(scenario(), "device", Label.of(device.name()));
            labels.put("os", Label.of(device.os()));
            labels.put("build", Label.of(device.build()));
            labels.put("model", Label.of(device.model()));
            labels.put("soc", Label.of(device.soc()));
            labels.put("simulated", Boolean.toString(device.simulated()));
            devices.sample("_info", labels, 1);
        }
        Family missing = families.info("dyno_missing_device", "Devices that were to be measured and were not.");
        run.missing()
                .forEach(device -> missing.sample(
                        "_info",
                        with(
                                with(scenario(), "device", Label.of(device.device())),
                                "reason",
                                Shown.text(device.reason())),
                        1));
    }

    private void decision() {
        Family family = families.states("dyno_decision", "May it ship? One of the three is 1.");
        states(family, "dyno_decision", scenario(), judgement.decision());
    }

    private void checks(Cell cell) {
        Family family =
                families.states("dyno_gate", "Whether a bound holds. One of the three is 1; waived ones stay FAIL.");
        for (Check check : cell.checks()) {
            Map<String, String> labels =
                    with(labels(cell), "metric", cell.metric().name());
            labels.put("kind", check.kind().name().toLowerCase(Locale.ROOT));
            labels.put("bound", MetricFamilies.number(check.bound()));
            labels.put("waived", Boolean.toString(judgement.waived(cell, check).isPresent()));
            states(family, "dyno_gate", labels, check.decision());
        }
    }

    private static void states(Family family, String label, Map<String, String> labels, Decision decision) {
        Arrays.stream(Decision.values())
                .forEach(each -> family.sample("", with(labels, label, each.name()), each == decision ? 1 : 0));
    }

    private void values(Cell cell) {
        Metric metric = cell.metric();
        String name = "dyno_" + metric.name().replace('.', '_');
        String about = metric.description() + ": median over the rounds used";
        typical(families.gauge(name, unit(metric.unit()), sentence(about)), cell, cell.value());
        typical(
                families.gauge(name + "_baseline", unit(metric.unit()), sentence(about + ", of the baseline")),
                cell,
                cell.baseline());
        change(cell, name);
        families.gauge("dyno_pairs", "", "How many pairs of trials a comparison rests on.")
                .sample("", with(labels(cell), "metric", metric.name()), cell.rounds());
        if (cell.change() == null) {
            Map<String, String> labels = with(labels(cell), "metric", metric.name());
            labels.put("reason", Shown.text(cell.reason()));
            families.info("dyno_unavailable", "Comparisons that have no number, and why.")
                    .sample("_info", labels, 1);
        }
    }

    private void typical(Family family, Cell cell, @Nullable Double value) {
        if (value != null) {
            family.sample("", labels(cell), value);
        }
    }

    /** A ratio is of one family for all metrics, a difference has its metric's unit and so a family of its own. */
    private void change(Cell cell, String name) {
        @Nullable Estimate change = cell.change();
        if (change == null) {
            return;
        }
        boolean ratio = change.scale() == Estimate.Scale.RATIO;
        Family family = ratio
                ? families.gauge(
                        "dyno_change", "ratio", "Candidate divided by baseline: 1 is no change. With its interval.")
                : families.gauge(
                        name + "_difference",
                        unit(change.unit()),
                        "Candidate minus baseline: 0 is no change. With its interval.");
        Map<String, String> labels =
                ratio ? with(labels(cell), "metric", cell.metric().name()) : labels(cell);
        family.sample("", with(labels, "end", "estimate"), change.point());
        @Nullable Interval interval = change.interval();
        if (interval != null) {
            family.sample("", with(labels, "end", "lower"), interval.lower());
            family.sample("", with(labels, "end", "upper"), interval.upper());
        }
    }

    private Map<String, String> scenario() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("scenario", Label.of(run.scenario()));
        return labels;
    }

    private Map<String, String> labels(Cell cell) {
        Map<String, String> labels = scenario();
        labels.put("device", Label.of(cell.device()));
        labels.put("candidate", Label.of(cell.candidate()));
        return labels;
    }

    private static Map<String, String> with(Map<String, String> labels, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(name, value);
        return more;
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    /** The unit's name in full and in the plural, as OpenMetrics wants it; empty where there is none. */
    private static String unit(Unit unit) {
        return switch (unit) {
            case SECOND -> "seconds";
            case BYTE -> "bytes";
            case JOULE -> "joules";
            case WATT -> "watts";
            case CELSIUS -> "celsius";
            case HERTZ -> "hertz";
            case VOLT -> "volts";
            case AMPERE -> "amperes";
            case AMPERE_SECOND -> "coulombs";
            case PER_SECOND -> "per_second";
            case RATIO -> "ratio";
            case COUNT -> "";
        };
    }
}
