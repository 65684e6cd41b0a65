package dev.dyno.harness.run;

import dev.dyno.harness.device.DeviceText;
import dev.dyno.protocol.TrialResult.Reading;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.MetricValue.Unavailable;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.metric.Unit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers that an agent reported, taken as a stranger's word: one that makes no sense is unavailable, and says why.
 *
 * @param readings by name
 */
record AgentReadings(Map<String, Reading> readings) {

    /** A reading as it is; it must be in the given unit. */
    MetricValue value(String name, Unit unit) {
        return shared(name, unit, 1);
    }

    /** A reading of the whole window, shared among its inferences. */
    MetricValue perInference(String name, Unit unit, int inferences) {
        return inferences == 0 ? new Unavailable("no inference was measured") : shared(name, unit, inferences);
    }

    private MetricValue shared(String name, Unit unit, int n) {
        Reading reading = readings.get(name);
        if (reading == null) {
            return new Unavailable("the agent did not report " + name);
        }
        if (reading.unavailable() != null) {
            String reason = DeviceText.line(reading.unavailable());
            return new Unavailable(reason.isEmpty() ? "the agent gives no reason why it has no " + name : reason);
        }
        if (!reading.unit().equals(unit.symbol())) {
            return new Unavailable("the agent reported " + name + " in '" + DeviceText.line(reading.unit())
                    + "' instead of '" + unit.symbol() + "'");
        }
        if (reading.value() < 0) {
            return new Unavailable(
                    "the agent reported " + reading.value() + " as " + name + ", which is never negative");
        }
        Optional<Provenance.Kind> kind = kind(reading.provenance());
        String source = DeviceText.line(reading.source());
        if (kind.isEmpty() || source.isEmpty()) {
            return new Unavailable("the agent does not say in known words where its " + name + " comes from: '"
                    + DeviceText.line(reading.provenance()) + "', source '" + source + "'");
        }
        return new Measured(reading.value() / n, n, new Provenance(kind.get(), source));
    }

    private static Optional<Provenance.Kind> kind(String word) {
        return Arrays.stream(Provenance.Kind.values())
                .filter(kind -> kind.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
