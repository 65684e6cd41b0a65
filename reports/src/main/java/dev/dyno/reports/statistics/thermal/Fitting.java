package dev.dyno.reports.statistics.thermal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** One fit: weighs one stage against two, draws curves, and judges whether they tell anything. */
final class Fitting {
    /** The air, and what else the device does, drift by this share of a rise. */
    private static final double DRIFT = 0.004;

    private static final int DRAWS = 1000;
    private static final int FEWEST_DRAWS = 100;
    private static final int TRIES = 20 * DRAWS;

    private final Warming warming;
    private final Binned binned;
    private final double origin;

    Fitting(Warming warming, double begin) {
        this.warming = warming;
        this.binned = new Binned(warming.crossings(), begin);
        this.origin = warming.celsius(0);
    }

    /** What speaks against fitting readings at all; empty if nothing does. */
    static String flaw(Warming warming) {
        if (warming.size() < ThermalFit.FEWEST) {
            return warming.size() + " temperature readings are too few, it takes " + ThermalFit.FEWEST;
        }
        double rise = warming.rise();
        if (rise < ThermalFit.LEAST_RISE) {
            return text("the device warmed by %.1f °C only, which shows no curve", Math.max(0, rise));
        }
        if (rise < ThermalFit.FEWEST_STEPS * warming.step()) {
            return text("its thermometer has steps of %.1f °C, too coarse for a rise of %.1f °C", warming.step(), rise);
        }
        return "";
    }

    ThermalFit fit(long seed) {
        Search search = new Search(binned, origin, DRIFT * warming.rise());
        Search.Found two = search.learning(2);
        Search.Found one = search.knowing(1, two.noise());
        List<Cell> cells =
                Stream.concat(one.cells().stream(), two.cells().stream()).toList();
        double deviation = Math.sqrt(
                Noise.of(Search.best(cells).residuals(binned, origin), 0).variance());
        if (deviation > Math.max(ThermalFit.WORST_SHARE * warming.rise(), warming.step())) {
            return new ThermalFit.Withheld(
                    text("the readings scatter by %.1f °C around every curve of one or two stages", deviation));
        }
        List<Curve> draws = draws(cells, seed);
        return draws.size() < FEWEST_DRAWS
                ? new ThermalFit.Withheld("the temperature does not rise towards an equilibrium")
                : told(new ThermalModel(draws), deviation);
    }

    private ThermalFit told(ThermalModel model, double deviation) {
        Range equilibrium = model.equilibrium();
        double rise = equilibrium.point() - model.start().point();
        if (equilibrium.halfWidth() <= Math.max(ThermalFit.WIDEST, ThermalFit.WIDEST_SHARE * rise)) {
            return new ThermalFit.Fitted(model, deviation);
        }
        List<Range> constants = model.timeConstants();
        return new ThermalFit.Withheld(text(
                "%.0f s are too short for time constants of about %.0f s and slower ones that do not show yet: the equilibrium may lie between %.0f °C and %.0f °C",
                warming.length(),
                constants.get(constants.size() - 1).point(),
                equilibrium.lower(),
                equilibrium.upper()));
    }

    /** Curves as often as they are probable. One that falls is no answer to a load, and is drawn again. */
    private List<Curve> draws(List<Cell> cells, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        DoubleSupplier normal = () -> NormalDistribution.of(0, 1).inverseCumulativeProbability(1 - random.nextDouble());
        double[] sums = sums(cells);
        List<Curve> draws = new ArrayList<>();
        for (int i = 0; i < TRIES && draws.size() < DRAWS; i++) {
            int cell = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
            Curve curve = cells.get(Math.min(sums.length - 1, cell < 0 ? -cell - 1 : cell + 1))
                    .draw(origin, normal);
            if (curve.rising()) {
                draws.add(curve);
            }
        }
        return draws;
    }

    private static double[] sums(List<Cell> cells) {
        double best = Search.best(cells).logWeight();
        double[] sums = new double[cells.size()];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += Math.exp(cells.get(i).logWeight() - best);
            sums[i] = sum;
        }
        return sums;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
