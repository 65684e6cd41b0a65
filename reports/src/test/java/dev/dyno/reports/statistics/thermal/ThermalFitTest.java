package dev.dyno.reports.statistics.thermal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.reports.statistics.thermal.ThermalFit.Fitted;
import dev.dyno.reports.statistics.thermal.ThermalFit.Withheld;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThermalFitTest {
    private static final List<Ladder> DEVICES = List.of(
            new Ladder(4, 8, 7, 300),
            new Ladder(3, 15, 9, 500),
            new Ladder(6, 5, 5, 120),
            new Ladder(2, 20, 10, 900),
            new Ladder(8, 10, 3, 240),
            new Ladder(5, 3, 6, 400));

    /** The first third of a load that goes on for four time constants of the case. */
    private static ThermalFit firstThird(Ladder device, boolean die, double step, double noise, long seed) {
        return ThermalFit.of(device.shown(die, Ladder.LOAD, device.skinSeconds() * 4 / 3, step, noise, seed), 0, seed);
    }

    @Test
    void theFirstThirdForetellsTheEquilibriumAndWhenATemperatureIsReached() {
        for (Ladder device : DEVICES) {
            for (long seed = 0; seed < 3; seed++) {
                ThermalModel model = model(firstThird(device, true, 0.1, 0.05, seed));
                assertThat(model.equilibrium().point())
                        .isBetween(
                                device.equilibrium(true, Ladder.LOAD) - 1.5,
                                device.equilibrium(true, Ladder.LOAD) + 1.5);
                double trip = device.trip(true, 0.8);
                double truth = device.reaches(true, trip);
                assertThat(model.reaching(trip).seconds().point() / truth).isBetween(0.85, 1.15);
                assertThat(model.stages()).isEqualTo(2);
            }
        }
    }

    @Test
    void onTheSkinItForetellsTheSameOrSaysThatItIsTooEarly() {
        int told = 0;
        for (Ladder device : DEVICES) {
            for (double step : new double[] {0.1, 1}) {
                if (firstThird(device, false, step, 0.05, 1) instanceof Fitted fitted) {
                    told++;
                    assertThat(Math.abs(fitted.model().equilibrium().point() - device.equilibrium(false, Ladder.LOAD)))
                            .isLessThan(1.5);
                }
            }
        }
        assertThat(told).isGreaterThanOrEqualTo(6);
    }

    @Test
    void theIntervalCoversTheTruthAsOftenAsItSays() {
        int told = 0;
        int covered = 0;
        for (Ladder device : DEVICES) {
            double truth = device.equilibrium(true, Ladder.LOAD);
            for (long seed = 0; seed < 8; seed++) {
                if (firstThird(device, true, 0.1, 0.2, seed) instanceof Fitted fitted) {
                    told++;
                    covered += fitted.model().equilibrium().contains(truth) ? 1 : 0;
                }
            }
        }
        assertThat(told).isGreaterThan(40);
        assertThat((double) covered / told).isGreaterThan(0.9);
    }

    @Test
    void aSingleStageIsSeenAsOne() {
        Curve curve = new Curve(30, List.of(new Curve.Stage(100, 25)));
        ThermalModel model = model(ThermalFit.of(readings(curve, 300, 0.05, 1), 0, 1));
        assertThat(model.stages()).isEqualTo(1);
        assertThat(model.timeConstants())
                .singleElement()
                .satisfies(tau -> assertThat(tau.contains(100)).isTrue());
        assertThat(model.equilibrium().contains(55)).isTrue();
        assertThat(model.start().contains(30)).isTrue();
        assertThat(model.settled().point()).isBetween(280.0, 320.0);
    }

    @Test
    void theSameReadingsGiveTheSameAnswer() {
        assertThat(firstThird(DEVICES.get(0), true, 0.1, 0.1, 5))
                .usingRecursiveComparison()
                .isEqualTo(firstThird(DEVICES.get(0), true, 0.1, 0.1, 5));
    }

    @Test
    void anotherClockAndAnotherZeroChangeNothingElse() {
        Curve curve = new Curve(30, List.of(new Curve.Stage(10, 8), new Curve.Stage(150, 20)));
        Warming here = readings(curve, 200, 0.05, 3);
        double[] seconds = IntStream.range(0, here.size())
                .mapToDouble(i -> here.seconds(i) + 1000)
                .toArray();
        double[] celsius = IntStream.range(0, here.size())
                .mapToDouble(i -> here.celsius(i) - 20)
                .toArray();
        ThermalModel one = model(ThermalFit.of(here, 0, 7));
        ThermalModel other = model(ThermalFit.of(Warming.of(seconds, celsius), 1000, 7));
        assertThat(other.equilibrium().point()).isCloseTo(one.equilibrium().point() - 20, within(0.05));
    }

    @Test
    void whatIsTooShortForItsTimeConstantIsWithheld() {
        Curve curve = new Curve(30, List.of(new Curve.Stage(1500, 60)));
        assertThat(reason(ThermalFit.of(readings(curve, 150, 0.1, 1), 0, 1))).contains("149 s are too short");
    }

    @Test
    void whatHardlyWarmsIsWithheld() {
        Curve curve = new Curve(30, List.of(new Curve.Stage(30, 1.2)));
        assertThat(reason(ThermalFit.of(readings(curve, 150, 0.05, 1), 0, 1))).contains("C only, which shows no curve");
    }

    @Test
    void aCoarseThermometerIsNamed() {
        Warming warming = new Ladder(1, 5, 1.5, 100).shown(false, Ladder.LOAD, 300, 2, 0, 1);
        assertThat(reason(ThermalFit.of(warming, 0, 1))).contains("steps of 2.0 °C, too coarse for a rise of");
    }

    @Test
    void aFewReadingsAreTooFew() {
        Curve curve = new Curve(30, List.of(new Curve.Stage(5, 30)));
        assertThat(reason(ThermalFit.of(readings(curve, 8, 0.1, 1), 0, 1))).contains("too few, it takes 20");
        assertThat(reason(ThermalFit.of(Warming.of(new double[0], new double[0]), 0, 1)))
                .startsWith("0 temperature readings");
    }

    @Test
    void wildReadingsFitNoCurve() {
        Curve curve = new Curve(30, List.of(new Curve.Stage(60, 20)));
        assertThat(reason(ThermalFit.of(readings(curve, 200, 6, 1), 0, 1))).contains("scatter by");
    }

    @Test
    void whatWarmsFasterAndFasterHasNoEquilibrium() {
        double[] seconds = IntStream.range(0, 300).mapToDouble(i -> i).toArray();
        double[] celsius = IntStream.range(0, 300)
                .mapToDouble(i -> 30 + 20 * Math.expm1(i / 200.0) / Math.expm1(1.5))
                .toArray();
        assertThat(ThermalFit.of(Warming.of(seconds, celsius), 0, 1)).isInstanceOf(Withheld.class);
    }

    @Test
    void heldBackReadingsThatDisagreeWithholdTheForecast() {
        Curve curve = new Curve(30, List.of(new Curve.Stage(80, 30)));
        Warming all = readings(curve, 480, 0.05, 2);
        ThermalFit good = ThermalFit.checked(all.between(0, 320), all.between(320, 480), 0, 1);
        assertThat(good).isInstanceOf(Fitted.class);
        double[] seconds = IntStream.range(0, 160).mapToDouble(i -> 320 + i).toArray();
        double[] throttled = IntStream.range(0, 160).mapToDouble(i -> 53.5).toArray();
        assertThat(reason(ThermalFit.checked(all.between(0, 320), Warming.of(seconds, throttled), 0, 1)))
                .contains("held back are")
                .contains("cooler than the model says");
    }

    @Test
    void aForecastForLessLoadAndWarmerAirHolds() {
        Ladder device = DEVICES.get(2);
        double half = Ladder.IDLE + (Ladder.LOAD - Ladder.IDLE) / 2;
        ThermalModel model = model(firstThird(device, true, 0.1, 0.02, 1)).under(10, 0.5);
        assertThat(model.equilibrium().point()).isCloseTo(device.equilibrium(true, half) + 10, within(1.0));
    }

    @Test
    void theResistanceIsWhatTheDeviceHas() {
        Ladder device = DEVICES.get(2);
        Range resistance = model(firstThird(device, true, 0.1, 0.05, 1)).resistance(Ladder.LOAD - Ladder.IDLE);
        assertThat(resistance.contains(device.die() + device.skin())).isTrue();
        assertThat(resistance.halfWidth()).isLessThan(0.5);
    }

    private static Warming readings(Curve curve, double length, double noise, long seed) {
        Random random = new Random(seed);
        double[] seconds = IntStream.range(0, (int) length).mapToDouble(i -> i).toArray();
        double[] celsius = IntStream.range(0, (int) length)
                .mapToDouble(i -> curve.at(i) + noise * random.nextGaussian())
                .toArray();
        return Warming.of(seconds, celsius);
    }

    private static ThermalModel model(ThermalFit fit) {
        assertThat(fit).isInstanceOf(Fitted.class);
        return ((Fitted) fit).model();
    }

    private static String reason(ThermalFit fit) {
        assertThat(fit).isInstanceOf(Withheld.class);
        return ((Withheld) fit).reason();
    }
}
