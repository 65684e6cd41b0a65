package dev.dyno.reports.noise;

import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The rounds in which both halves gave a positive value. */
final class NoisePairs {
    private final double[] copyOverBaseline;
    private final double[] secondOverFirst;

    private NoisePairs(double[] copyOverBaseline, double[] secondOverFirst) {
        this.copyOverBaseline = copyOverBaseline;
        this.secondOverFirst = secondOverFirst;
    }

    static NoisePairs of(RunRecord run, String device, String copy, String metric) {
        Map<Integer, TrialRecord> baselines = valid(run, device, run.baseline().name());
        List<Double> ratios = new ArrayList<>();
        List<Double> turned = new ArrayList<>();
        valid(run, device, copy).forEach((round, second) -> {
            TrialRecord first = baselines.get(round);
            if (first == null) {
                return;
            }
            OptionalDouble from = value(first, metric);
            OptionalDouble to = value(second, metric);
            if (from.isPresent() && to.isPresent()) {
                double ratio = Math.log(to.getAsDouble()) - Math.log(from.getAsDouble());
                ratios.add(ratio);
                turned.add(first.position() < second.position() ? ratio : -ratio);
            }
        });
        return new NoisePairs(array(ratios), array(turned));
    }

    /** Log-ratios of the copy to the baseline, in order of time. */
    double[] copyOverBaseline() {
        return copyOverBaseline;
    }

    /** The same, turned by who ran first. */
    double[] secondOverFirst() {
        return secondOverFirst;
    }

    int size() {
        return copyOverBaseline.length;
    }

    /** A candidate's valid trials by round, in order of rounds. */
    private static Map<Integer, TrialRecord> valid(RunRecord run, String device, String candidate) {
        Map<Integer, TrialRecord> trials = new TreeMap<>();
        run.trials().stream()
                .filter(trial ->
                        trial.device().equals(device) && trial.candidate().equals(candidate) && trial.valid())
                .forEach(trial -> trials.putIfAbsent(trial.round(), trial));
        return trials;
    }

    private static OptionalDouble value(TrialRecord trial, String metric) {
        return trial.metrics().get(metric) instanceof MetricValue.Measured measured && measured.value() > 0
                ? OptionalDouble.of(measured.value())
                : OptionalDouble.empty();
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
