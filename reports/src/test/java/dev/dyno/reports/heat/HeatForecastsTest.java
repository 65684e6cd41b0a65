package dev.dyno.reports.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.reports.page.digest.TrialFiles;
import dev.dyno.reports.statistics.thermal.Range;
import dev.dyno.reports.statistics.thermal.ThermalModel;
import dev.dyno.results.record.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeatForecastsTest {
    private static final List<HeatForecast> FORECASTS = new ArrayList<>();

    /** Simulated once, for it takes a while. */
    @BeforeAll
    static void measure(@TempDir Path folder) throws IOException {
        FORECASTS.addAll(HeatForecasts.of(MadeUpHeat.write(folder), new TrialFiles(folder)));
    }

    private static HeatForecast of(String candidate) {
        return FORECASTS.stream()
                .filter(forecast -> forecast.trial().trial().candidate().equals(candidate))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneForecastForEachCandidateFromItsLongestTrial() {
        assertThat(FORECASTS).hasSize(3);
        assertThat(of("int8").trial().trial().round()).isEqualTo(2);
        assertThat(of("int8").trial().length()).isCloseTo(840, within(1.0));
    }

    @Test
    void whatThrottledIsFittedUpToThereAndForetellsWhatItWouldHaveReached() {
        HeatForecast fp32 = of("fp32");
        double throttled = fp32.trial().throttled().orElseThrow();
        assertThat(fp32.free()).isEqualTo(throttled);
        assertThat(fp32.fitted()).isCloseTo(throttled * 2 / 3, within(1e-9));
        assertThat(fp32.trip().orElseThrow()).isCloseTo(MadeUpHeat.TRIP, within(1.0));
        ThermalModel model = fp32.model().orElseThrow();
        double truth = MadeUpHeat.AIR + 4.6 * MadeUpHeat.RESISTANCE;
        assertThat(model.equilibrium().point()).isCloseTo(truth, within(2.0));
        Range reached = model.reaching(fp32.trip().orElseThrow()).seconds();
        assertThat(reached.point() / throttled).isBetween(0.85, 1.15);
        assertThat(HeatWords.sentence(fp32, "fp32"))
                .startsWith("fp32 throttles after ")
                .contains("; without that it would reach ");
    }

    @Test
    void whatDidNotThrottleIsHeldAgainstWhereAnotherOneDid() {
        HeatForecast int8 = of("int8");
        assertThat(int8.trial().throttled()).isEmpty();
        assertThat(int8.trip()).isEqualTo(of("fp32").trip());
        double truth = MadeUpHeat.AIR + 3.1 * MadeUpHeat.RESISTANCE;
        assertThat(int8.model().orElseThrow().equilibrium().point()).isCloseTo(truth, within(1.0));
        assertThat(HeatWords.sentence(int8, "int8"))
                .startsWith("int8 reaches 62.")
                .contains("°C (");
    }

    @Test
    void theResistanceNeedsPower(@TempDir Path folder) throws IOException {
        assertThat(of("int8").resistance())
                .isInstanceOfSatisfying(
                        HeatForecast.Resistance.Known.class,
                        known -> assertThat(known.kelvinPerWatt().point())
                                .isCloseTo(MadeUpHeat.RESISTANCE, within(0.5)));
        RunRecord run = MadeUpHeat.write(folder);
        Files.delete(folder.resolve("power/r02-d0-c1.csv"));
        HeatForecast without = HeatForecasts.of(run, new TrialFiles(folder)).get(1);
        assertThat(without.resistance()).isEqualTo(new HeatForecast.Resistance.Unknown("the power was not measured"));
    }

    @Test
    void aShortTrialSaysWhatItSawAndWhyNothingIsForetold() {
        HeatForecast tiny = of("tiny");
        assertThat(tiny.model()).isEmpty();
        assertThat(HeatWords.sentence(tiny, "tiny")).contains(" went from ").contains("; no forecast: ");
    }

    @Test
    void timesThatNeverComeAreNever() {
        double never = Double.POSITIVE_INFINITY;
        assertThat(HeatWords.time(new Range(never, never, never))).isEqualTo("never");
        assertThat(HeatWords.time(new Range(360, 300, never))).isEqualTo("6.0 min (5.0 to never)");
        assertThat(HeatWords.time(new Range(7.04, 6.9, 7.31))).isEqualTo("7.0 s (6.9 to 7.3)");
        assertThat(HeatWords.time(new Range(never, 300, never))).isEqualTo("never, or after 5 min at least");
    }
}
