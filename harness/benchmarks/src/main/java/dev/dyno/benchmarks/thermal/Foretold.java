package dev.dyno.benchmarks.thermal;

import dev.dyno.harness.virtual.twin.TwinModel;
import dev.dyno.harness.virtual.twin.TwinState;
import dev.dyno.reports.statistics.thermal.Range;
import dev.dyno.reports.statistics.thermal.ThermalFit;
import dev.dyno.reports.statistics.thermal.Warming;
import java.util.Arrays;
import java.util.Random;

/**
 * What one trial's first third foretold, and what became of it.
 *
 * @param reason why nothing was told; empty where it was
 * @param equilibriumError foretold minus true, in C
 * @param equilibriumCovered whether its interval has the truth in it
 * @param timeError time to throttle, foretold over true, minus 1; NaN where it throttled within the first third
 * @param timeCovered whether that interval has the truth in it
 */
record Foretold(
        String reason, double equilibriumError, boolean equilibriumCovered, double timeError, boolean timeCovered) {
    private static final double LONGEST = 2 * 3600;

    boolean told() {
        return reason.isEmpty();
    }

    static Foretold of(Subject subject, long seed) {
        Random random = new Random(seed);
        TwinModel model = subject.measured(seed);
        double third = subject.trialSeconds() / 3;
        int most = (int) (third * subject.hertz());
        double[] seconds = new double[most];
        double[] celsius = new double[most];
        TwinState state = model.state();
        int n = 0;
        while (n < most && state.share() == 1) {
            double noisy = subject.celsius(state) + subject.noise() * random.nextGaussian();
            seconds[n] = state.seconds();
            celsius[n++] = subject.step() == 0 ? noisy : Math.rint(noisy / subject.step()) * subject.step();
            state = model.step(1 / subject.hertz(), subject.use());
        }
        boolean early = state.share() < 1;
        while (state.share() == 1 && state.seconds() < LONGEST) {
            state = model.step(0.5, subject.use());
        }
        Warming warming = Warming.of(Arrays.copyOf(seconds, n), Arrays.copyOf(celsius, n));
        return compare(subject, ThermalFit.of(warming, 0, seed), early ? Double.NaN : state.seconds());
    }

    private static Foretold compare(Subject subject, ThermalFit fit, double throttled) {
        if (!(fit instanceof ThermalFit.Fitted fitted)) {
            String reason = ((ThermalFit.Withheld) fit).reason();
            return new Foretold(reason, Double.NaN, false, Double.NaN, false);
        }
        Range equilibrium = fitted.model().equilibrium();
        Range time = fitted.model().reaching(subject.trip()).seconds();
        return new Foretold(
                "",
                equilibrium.point() - subject.equilibrium(),
                equilibrium.contains(subject.equilibrium()),
                time.point() / throttled - 1,
                time.contains(throttled));
    }
}
