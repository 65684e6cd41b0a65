package dev.dyno.reports.heat;

import dev.dyno.reports.statistics.thermal.Range;
import dev.dyno.reports.statistics.thermal.ThermalFit;
import dev.dyno.reports.statistics.thermal.ThermalModel;
import dev.dyno.reports.statistics.thermal.Warming;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How warm a device gets under a candidate, foretold from the beginning of a trial and held against its end. What comes after
 * the first throttling is neither fitted nor held against: the device then makes less heat.
 *
 * @param trial what was seen
 * @param fit what the first two thirds before any throttling foretell, or why nothing
 * @param fitted until when readings were fitted, in seconds
 * @param free until when the device did not throttle, in seconds: the end of what was held back
 * @param trip the temperature at which the device was seen to throttle, in this or in another trial
 */
public record HeatForecast(HeatTrial trial, ThermalFit fit, double fitted, double free, OptionalDouble trip) {
    private static final double FITTED = 2.0 / 3;

    /** A throttling's temperature is the mean over these many seconds around it. */
    private static final double AROUND = 2;

    private static final long SEED = 5;

    static HeatForecast of(HeatTrial trial, OptionalDouble trip) {
        double free = Math.min(trial.length(), trial.throttled().orElse(trial.length()));
        double fitted = FITTED * free;
        Warming beginning = trial.warming().between(0, fitted);
        Warming later = trial.warming().between(fitted, free);
        return new HeatForecast(trial, ThermalFit.checked(beginning, later, 0, SEED), fitted, free, trip);
    }

    /** The model; empty where nothing is foretold. */
    public Optional<ThermalModel> model() {
        return fit instanceof ThermalFit.Fitted it ? Optional.of(it.model()) : Optional.empty();
    }

    /** By how much each watt warms the device in equilibrium, in degrees Celsius, or why that is not known. */
    public Resistance resistance() {
        Optional<ThermalModel> model = model();
        if (model.isEmpty()) {
            return new Resistance.Unknown("nothing is foretold");
        }
        double load = trial.power().meanUntil(fitted);
        if (Double.isNaN(load)) {
            return new Resistance.Unknown("the power was not measured");
        }
        Optional<MetricValue.Measured> rest = trial.value(Metrics.POWER_IDLE);
        if (rest.isEmpty()) {
            return new Resistance.Unknown("the power at rest was not measured");
        }
        double watts = load - rest.get().value();
        return watts > 0
                ? new Resistance.Known(model.get().resistance(watts))
                : new Resistance.Unknown("the load takes no more power than rest");
    }

    /** A thermal resistance. */
    public sealed interface Resistance {
        /** In degrees Celsius for each watt. */
        record Known(Range kelvinPerWatt) implements Resistance {}

        /** Not known. */
        record Unknown(String reason) implements Resistance {}
    }

    /** The temperature around the moment at which a trial throttled; empty where it did not. */
    static OptionalDouble tripOf(HeatTrial trial) {
        if (trial.throttled().isEmpty()) {
            return OptionalDouble.empty();
        }
        double at = trial.throttled().getAsDouble();
        Warming around = trial.warming().between(at - AROUND, at + AROUND);
        double sum = 0;
        for (int i = 0; i < around.size(); i++) {
            sum += around.celsius(i);
        }
        return around.size() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / around.size());
    }
}
