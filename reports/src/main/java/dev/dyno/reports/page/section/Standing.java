package dev.dyno.reports.page.section;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Estimate;
import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.results.metric.Direction;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.record.CandidateRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Where a candidate stands against the baseline in all objectives.
 *
 * @param changes geometric means over the devices as shares, 0 for no change; NaN where nothing was measured
 * @param devices over how many devices each is
 * @param dominatedBy a candidate that is at least as good in all objectives that both have, and better in one; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // lives as long as its section, never compared
record Standing(String candidate, double[] changes, int[] devices, String dominatedBy) {
    /** Differences of measured metrics below this are none: two tenths of a per cent. */
    private static final double SAME = 0.002;

    /** All candidates, the baseline among them with no change in anything. */
    static List<Standing> of(Subject subject, List<Objective> objectives) {
        List<Standing> all = new ArrayList<>();
        for (CandidateRecord candidate : subject.run().candidates()) {
            double[] changes = new double[objectives.size()];
            int[] devices = new int[objectives.size()];
            for (int i = 0; i < changes.length; i++) {
                double[] logs = logs(subject, candidate.name(), objectives.get(i));
                devices[i] = candidate.baseline() ? subject.run().devices().size() : logs.length;
                changes[i] = candidate.baseline() ? 0 : mean(logs);
            }
            all.add(new Standing(candidate.name(), changes, devices, ""));
        }
        return all.stream().map(one -> one.among(all, objectives)).toList();
    }

    /** Candidate over baseline; empty where that says nothing. */
    static OptionalDouble ratio(Cell cell) {
        @Nullable Estimate change = cell.change();
        return change != null && change.scale() == Scale.RATIO && change.point() > 0
                ? OptionalDouble.of(change.point())
                : OptionalDouble.empty();
    }

    private static double[] logs(Subject subject, String candidate, Objective objective) {
        return subject.run().devices().stream()
                .flatMap(device -> subject.cell(device.name(), candidate, objective.metric()).stream())
                .map(Standing::ratio)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(ratio -> Math.log(ratio.getAsDouble()))
                .toArray();
    }

    private static double mean(double[] logs) {
        double sum = 0;
        for (double log : logs) {
            sum += log;
        }
        return logs.length == 0 ? Double.NaN : Math.expm1(sum / logs.length);
    }

    private Standing among(List<Standing> all, List<Objective> objectives) {
        String by = all.stream()
                .filter(other -> !other.candidate.equals(candidate) && other.dominates(this, objectives))
                .map(Standing::candidate)
                .findFirst()
                .orElse("");
        return new Standing(candidate, changes, devices, by);
    }

    private boolean dominates(Standing other, List<Objective> objectives) {
        boolean better = false;
        for (int i = 0; i < changes.length; i++) {
            double sign = objectives.get(i).better() == Direction.LOWER_IS_BETTER ? 1 : -1;
            double ahead = sign * (other.changes[i] - changes[i]);
            double same = objectives.get(i).metric().kind() == Metric.Kind.EXACT ? 0 : SAME;
            // Where one of them was not measured, nobody knows.
            if (Double.isNaN(ahead) || ahead < -same) {
                return false;
            }
            better |= ahead > same;
        }
        return better;
    }
}
