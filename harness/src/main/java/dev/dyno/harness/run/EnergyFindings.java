package dev.dyno.harness.run;

import dev.dyno.harness.energy.EnergyResult;
import dev.dyno.harness.energy.EnergyResult.Amount;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.MetricValue.Unavailable;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Unit;
import dev.dyno.scenarios.EnergyRules;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a trial's energy came to.
 *
 * @param values of every metric of energy and power: measured, or unavailable with the reason
 * @param longer by what factor the window must grow to be certain enough, as far as that can be told; 1 where it need not, or
 *     where that would not help
 */
record EnergyFindings(Map<Metric, MetricValue> values, double longer) {
    private static final List<Metric> ALL = List.of(
            Metrics.ENERGY_PER_INFERENCE,
            Metrics.ENERGY_GROSS_PER_INFERENCE,
            Metrics.ENERGY_PER_1000_INFERENCES,
            Metrics.POWER_MEAN,
            Metrics.POWER_IDLE);

    private static final double THOUSAND = 1000;
    /** Beyond what is needed by the uncertainty seen, which is itself uncertain. */
    private static final double MARGIN = 1.25;

    private static final double LEAST = 1.5;
    private static final double MOST = 8;

    /** None of them, for one reason. */
    static EnergyFindings none(String reason) {
        Map<Metric, MetricValue> values = new LinkedHashMap<>();
        ALL.forEach(metric -> values.put(metric, new Unavailable(reason)));
        return new EnergyFindings(values, 1);
    }

    /**
     * What an estimate comes to.
     *
     * @param provenance of the source
     * @param rules how certain it has to be
     * @param asked the metrics that the scenario names; only these ask for longer windows
     * @param window how long the measured window was
     */
    static EnergyFindings of(
            EnergyResult result, Provenance provenance, EnergyRules rules, List<Metric> asked, Duration window) {
        if (result instanceof EnergyResult.Refused refused) {
            return new EnergyFindings(none(refused.reason()).values(), refused.longerHelps() ? MOST : 1);
        }
        EnergyResult.Measured measured = (EnergyResult.Measured) result;
        Map<Metric, Amount> amounts = amounts(measured);
        Map<Metric, MetricValue> values = new LinkedHashMap<>();
        double worst = 0;
        for (Map.Entry<Metric, Amount> entry : amounts.entrySet()) {
            Amount amount = entry.getValue();
            boolean certain = amount.relative() <= rules.uncertainty();
            values.put(
                    entry.getKey(),
                    certain
                            ? new Measured(
                                    amount.value(),
                                    Math.max(1, measured.readings()),
                                    provenance,
                                    amount.uncertainty95())
                            : new Unavailable(uncertain(amount, entry.getKey(), rules, window)));
            boolean longerHelps =
                    asked.contains(entry.getKey()) && !entry.getKey().equals(Metrics.POWER_IDLE);
            worst = longerHelps ? Math.max(worst, amount.relative()) : worst;
        }
        double factor = worst / rules.uncertainty();
        return new EnergyFindings(values, factor <= 1 ? 1 : Math.min(MOST, Math.max(LEAST, factor * MARGIN)));
    }

    private static Map<Metric, Amount> amounts(EnergyResult.Measured measured) {
        Map<Metric, Amount> amounts = new LinkedHashMap<>();
        Amount gross = measured.gross();
        amounts.put(Metrics.ENERGY_PER_INFERENCE, measured.net());
        amounts.put(Metrics.ENERGY_GROSS_PER_INFERENCE, gross);
        amounts.put(
                Metrics.ENERGY_PER_1000_INFERENCES,
                new Amount(THOUSAND * gross.value(), THOUSAND * gross.uncertainty95()));
        amounts.put(Metrics.POWER_MEAN, measured.mean());
        amounts.put(Metrics.POWER_IDLE, measured.idle());
        return amounts;
    }

    private static String uncertain(Amount amount, Metric metric, EnergyRules rules, Duration window) {
        boolean byRests = metric.equals(Metrics.POWER_IDLE); // the scenario fixes their length
        boolean longest = window.compareTo(rules.maxWindow()) > 0; // such as a load's own
        return Quantities.format(amount.value(), metric.unit()) + " is known to within ±"
                + Quantities.format(amount.uncertainty95(), metric.unit()) + " ("
                + Quantities.percent(Math.rint(amount.relative() * 1000) / 1000) + ") after "
                + (byRests ? "two rests of " + seconds(rules.idle()) : "a window of " + seconds(window))
                + ", and energy.uncertainty asks for " + Quantities.percent(rules.uncertainty()) + ": raise "
                + (byRests || longest ? "energy.idle" : "energy.max-window") + ", or use a finer meter";
    }

    private static String seconds(Duration time) {
        return Quantities.format(time.toMillis() / 1e3, Unit.SECOND);
    }

    /**
     * The window that comes next, if a longer one is needed and allowed; else the one that there was.
     *
     * @param window how long it was, which may be a little more than was asked for: its last inference ended late
     */
    Duration next(Duration window, EnergyRules rules) {
        if (longer <= 1) {
            return window;
        }
        Duration grown = Duration.ofMillis(Math.round(window.toMillis() * longer));
        return grown.compareTo(rules.maxWindow()) < 0 ? grown : rules.maxWindow();
    }
}
