package dev.dyno.benchmarks.energy;

import dev.dyno.harness.energy.EnergyResult;
import dev.dyno.harness.energy.EnergyResult.Measured;
import dev.dyno.reports.statistics.SequentialDesign;
import dev.dyno.reports.statistics.SequentialTest;
import dev.dyno.reports.statistics.SequentialTest.Path;
import dev.dyno.reports.statistics.SequentialTest.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Many trials on devices of one sort. */
final class SetStudy {
    private static final double[] WINDOWS = {20, 40, 60};
    /** What a scenario accepts; a trial beyond it is repeated with a longer window. */
    private static final double ACCEPTED = 0.03;

    private static final double USE = 0.9;
    /** By which processes of the same build differ on a quiet device. */
    private static final double PROCESSES = 0.01;

    private static final double FLOOR = 0.005;
    private static final SequentialDesign DESIGN = SequentialDesign.of(3, 26);
    /** Rounds beyond the last look of the gate and of its confirmation: some trials are lost. */
    private static final int MOST_ROUNDS = 70;

    private final TwinSet set;
    private final long seed;

    SetStudy(TwinSet set, long seed) {
        this.set = set;
        this.seed = seed;
    }

    /**
     * How well the trials did.
     *
     * @param trials how many there were
     * @param errors relative errors of those that were measured, in ascending order
     * @param covered how many of their intervals have the truth in them
     * @param uncertainty mean relative uncertainty of those that were measured
     * @param refused why the others were not, and how often
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Trials(int trials, double[] errors, int covered, double uncertainty, Map<String, Integer> refused) {
        double median() {
            return errors.length == 0 ? Double.NaN : errors[errors.length / 2];
        }

        double worst() {
            return errors.length == 0 ? Double.NaN : errors[errors.length - 1];
        }

        double coverage() {
            return (double) covered / errors.length;
        }
    }

    Trials trials(int count) {
        List<Double> errors = new ArrayList<>();
        Map<String, Integer> refused = new TreeMap<>();
        int covered = 0;
        double uncertainty = 0;
        for (int i = 0; i < count; i++) {
            TwinTrial.Outcome outcome = trial(new Random(seed * 1_000_003 + i), USE);
            if (outcome.result() instanceof Measured measured && measured.net().relative() <= ACCEPTED) {
                double error = Math.abs(measured.net().value() - outcome.truth());
                errors.add(error / outcome.truth());
                covered += error <= measured.net().uncertainty95() ? 1 : 0;
                uncertainty += measured.net().relative();
            } else {
                refused.merge(why(outcome.result()), 1, Integer::sum);
            }
        }
        double[] sorted =
                errors.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Trials(count, sorted, covered, uncertainty / Math.max(1, sorted.length), refused);
    }

    private static String why(EnergyResult result) {
        return result instanceof EnergyResult.Refused refused
                ? refused.reason().replaceAll("[0-9.]+", "N")
                : "uncertainty above what is accepted";
    }

    /** One trial, with longer windows as long as it is too uncertain. */
    private TwinTrial.Outcome trial(Random random, double use) {
        long start = random.nextLong();
        TwinTrial.Outcome outcome = null;
        for (double seconds : WINDOWS) {
            Random fresh = new Random(start);
            outcome = new TwinTrial(set.device(fresh), use, fresh).run(seconds);
            if (outcome.result() instanceof Measured measured && measured.net().relative() <= ACCEPTED) {
                return outcome;
            }
        }
        return java.util.Objects.requireNonNull(outcome);
    }

    /** In how many of some comparisons the gate calls a candidate worse that takes so much more energy than the baseline. */
    int worse(int comparisons, double more) {
        int worse = 0;
        for (int i = 0; i < comparisons; i++) {
            worse += isWorse(new Random(seed * 7_919 + i + (more > 0 ? 500_000 : 0)), more) ? 1 : 0;
        }
        return worse;
    }

    private boolean isWorse(Random random, double more) {
        double[] harms = new double[0];
        long device = random.nextLong();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double baseline = measured(random, device, 1);
            double candidate = measured(random, device, 1 + more);
            if (baseline > 0 && candidate > 0) {
                harms = Arrays.copyOf(harms, harms.length + 1);
                harms[harms.length - 1] = Math.log(candidate / baseline);
                Path path = SequentialTest.replay(harms, new SequentialTest.Zone(0, Math.log1p(0.04)), DESIGN, FLOOR);
                if (path.state() != State.GO_ON) {
                    return path.state() == State.FAIL;
                }
            }
        }
        return false;
    }

    /** The net energy of a trial on one device, NaN where it was refused. */
    private double measured(Random random, long device, double factor) {
        double use = 0.8 * factor * (1 + PROCESSES * random.nextGaussian());
        TwinTrial.Outcome outcome =
                new TwinTrial(set.device(new Random(device)), use, new Random(random.nextLong())).run(WINDOWS[0]);
        return outcome.result() instanceof Measured measured ? measured.net().value() : Double.NaN;
    }
}
