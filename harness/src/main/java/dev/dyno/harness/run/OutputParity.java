package dev.dyno.harness.run;

import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.MetricValue.Unavailable;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import java.util.Map;

/** How far a candidate's outputs are from the baseline's for the same input. */
final class OutputParity {
    private static final Provenance OUTPUTS = new Provenance(Provenance.Kind.COMPUTED, "outputs for the same input");

    private OutputParity() {}

    /**
     * The parity metrics of two outputs.
     *
     * @param baseline the baseline's output values, flattened
     * @param candidate the candidate's, in the same order
     */
    static Map<String, MetricValue> of(float[] baseline, float[] candidate) {
        if (baseline.length != candidate.length || baseline.length == 0) {
            return unavailable("the baseline has " + baseline.length + " output values and the candidate "
                    + candidate.length + ": they cannot be compared");
        }
        double dot = 0;
        double baselineSquares = 0;
        double candidateSquares = 0;
        double maxError = 0;
        for (int i = 0; i < baseline.length; i++) {
            double b = baseline[i];
            double c = candidate[i];
            if (!Double.isFinite(b) || !Double.isFinite(c)) {
                return unavailable("output value " + i + " is not finite: baseline " + b + ", candidate " + c);
            }
            dot += b * c;
            baselineSquares += b * b;
            candidateSquares += c * c;
            maxError = Math.max(maxError, Math.abs(b - c));
        }
        Measured error = new Measured(maxError, baseline.length, OUTPUTS);
        if (baselineSquares == 0 || candidateSquares == 0) {
            Unavailable none = new Unavailable("all output values are zero: they have no direction to compare");
            return Map.of(Metrics.PARITY_MAX_ABS_ERROR.name(), error, Metrics.PARITY_COSINE.name(), none);
        }
        // Rounding may exceed the bound of the Cauchy-Schwarz inequality by an ulp or two.
        double cosine = Math.max(-1, Math.min(1, dot / Math.sqrt(baselineSquares) / Math.sqrt(candidateSquares)));
        Measured similarity = new Measured(cosine, baseline.length, OUTPUTS);
        return Map.of(Metrics.PARITY_MAX_ABS_ERROR.name(), error, Metrics.PARITY_COSINE.name(), similarity);
    }

    /** Both parity metrics as unavailable. */
    static Map<String, MetricValue> unavailable(String reason) {
        Unavailable none = new Unavailable(reason);
        return Map.of(Metrics.PARITY_MAX_ABS_ERROR.name(), none, Metrics.PARITY_COSINE.name(), none);
    }
}
