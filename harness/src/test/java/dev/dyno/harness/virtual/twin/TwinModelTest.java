package dev.dyno.harness.virtual.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.scenarios.file.TwinFiles;
import dev.dyno.scenarios.twin.Faults;
import dev.dyno.scenarios.twin.IdlePower;
import dev.dyno.scenarios.twin.Supply;
import dev.dyno.scenarios.twin.Throttling;
import dev.dyno.scenarios.twin.TwinParameters;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TwinModelTest {
    private static final TwinParameters PHONE = TwinFiles.shipped("phone");
    private static final TwinParameters STEADY =
            PHONE.withIdle(new IdlePower(0.5, 0, 60)).withThrottling(new Throttling(Throttling.Sensor.SKIN, List.of()));

    @Test
    void energyIsPowerOverTime() {
        TwinModel twin = new TwinModel(PHONE, 1);
        Random random = new Random(2);
        double joules = 0;
        for (int i = 0; i < 5_000; i++) {
            double seconds = random.nextDouble();
            joules +=
                    twin.step(seconds, random.nextDouble(), random.nextDouble()).watts() * seconds;
        }
        assertThat(twin.state().joules()).isCloseTo(joules, within(1e-6 * joules));
    }

    @Test
    void aBusyCoreCostsWhatItsParametersSay() {
        TwinModel twin = new TwinModel(STEADY, 1);

        assertThat(twin.step(10, 0, 0).watts()).isCloseTo(0.5, within(1e-9));
        assertThat(twin.step(10, 1, 0.5).watts()).isCloseTo(0.5 + 1.5 * 1.75, within(1e-9));
        assertThat(twin.step(10, 7, -3).watts()).as("use is a share").isCloseTo(0.5 + 1.75, within(1e-9));
    }

    @Test
    void whatTheBatteryLosesIsTheCurrentOverTime() {
        TwinModel twin = new TwinModel(STEADY, 1);
        double capacity = ((Supply.Battery) STEADY.supply()).capacity();
        double before = twin.state().charge();
        double coulombs = 0;
        for (int i = 0; i < 10_000; i++) {
            coulombs += twin.step(0.1, i / 1_000 % 2).batteryAmperes() * 0.1;
        }
        assertThat((before - twin.state().charge()) * capacity).isCloseTo(coulombs, within(1e-3 * coulombs));
    }

    @Test
    void voltageTimesCurrentIsPowerAlsoWhileCharging() {
        for (double charging : new double[] {0, 0.9}) {
            TwinModel twin = new TwinModel(STEADY.withFaults(new Faults(charging, Faults.Reading.FINE)), 1);
            TwinState state = twin.step(0.5, 1, 1);
            assertThat(state.volts() * state.loadAmperes()).isCloseTo(state.watts(), within(1e-9));
            assertThat(state.batteryAmperes()).isCloseTo(state.loadAmperes() - charging, within(1e-12));
        }
    }

    @Test
    void aLoadMakesTheVoltageSag() {
        TwinModel twin = new TwinModel(STEADY, 1);
        Supply.Battery battery = (Supply.Battery) STEADY.supply();
        TwinState state = twin.step(0.1, 1, 1);
        assertThat(battery.openVolts(state.charge()) - state.volts())
                .isCloseTo(battery.ohms() * state.loadAmperes(), within(1e-9));
    }

    @Test
    void aChargerFillsTheBatteryAndStopsThere() {
        TwinModel twin = new TwinModel(STEADY, 1);
        twin.charge(0.99);
        twin.charging(3);
        twin.step(600);
        assertThat(twin.state().charge()).isCloseTo(1, within(1e-4));
        twin.charging(0);
        assertThat(twin.step(600).charge()).isLessThan(1);
    }

    @Test
    void anEmptyBatteryStaysEmpty() {
        TwinModel twin = new TwinModel(STEADY, 1);
        twin.charge(0.0001);
        assertThat(twin.step(3_600, 1, 1).charge()).isZero();
        assertThat(twin.state().volts()).isPositive();
    }

    @Test
    void itSlowsDownWhenHotAndSpeedsUpOnlyWhenMuchCooler() {
        Throttling throttling = new Throttling(
                Throttling.Sensor.SKIN,
                List.of(new Throttling.Step(35, 32, 0.7, 1), new Throttling.Step(38, 36, 0.4, 3)));
        TwinModel twin = new TwinModel(STEADY.withThrottling(throttling), 1);
        boolean slowed = false;
        for (int i = 0; i < 4_000; i++) {
            TwinState before = twin.state();
            TwinState state = twin.step(1, i < 2_000 ? 1 : 0, i < 2_000 ? 1 : 0);
            slowed |= state.share() < 1;
            if (before.share() == 1 && state.share() < 1) {
                assertThat(state.skinCelsius()).isGreaterThanOrEqualTo(35);
            }
            if (before.share() < 1 && state.share() == 1) {
                assertThat(state.skinCelsius()).isLessThanOrEqualTo(32);
            }
            assertThat(state.status()).isEqualTo(state.share() == 1 ? 0 : state.share() == 0.7 ? 1 : 3);
        }
        assertThat(slowed).isTrue();
        assertThat(twin.state().share()).isEqualTo(1);
    }

    @Test
    void howItIsSteppedDoesNotMatter() {
        TwinModel coarse = new TwinModel(STEADY, 1);
        TwinModel fine = new TwinModel(STEADY, 1);
        coarse.step(300, 1, 0.3);
        for (int i = 0; i < 3_000; i++) {
            fine.step(0.1, 1, 0.3);
        }
        assertThat(fine.state().joules()).isCloseTo(coarse.state().joules(), within(1e-6));
        assertThat(fine.state().dieCelsius()).isCloseTo(coarse.state().dieCelsius(), within(1e-6));
        assertThat(fine.state().skinCelsius()).isCloseTo(coarse.state().skinCelsius(), within(1e-6));
    }

    @Test
    void idlePowerDriftsByAsMuchAsItShould() {
        TwinModel twin = new TwinModel(STEADY.withIdle(new IdlePower(2, 0.05, 10)), 7);
        double sum = 0;
        double squares = 0;
        int steps = 20_000;
        for (int i = 0; i < steps; i++) {
            double off = twin.step(10, 0).watts() - 2;
            sum += off;
            squares += off * off;
        }
        // The mean over a time constant of an Ornstein-Uhlenbeck process has 2/e of its variance.
        assertThat(Math.sqrt(squares / steps)).isCloseTo(0.05 * Math.sqrt(2 / Math.E), within(0.003));
        assertThat(sum / steps).isCloseTo(0, within(0.002));
    }

    @Test
    void theSameSeedGivesTheSameTwin() {
        assertThat(new TwinModel(PHONE, 5).step(100, 0.5)).isEqualTo(new TwinModel(PHONE, 5).step(100, 0.5));
        assertThat(new TwinModel(PHONE, 5).step(100, 0.5)).isNotEqualTo(new TwinModel(PHONE, 6).step(100, 0.5));
    }

    @Test
    void timeGoesForward() {
        TwinModel twin = new TwinModel(PHONE, 1);
        assertThatThrownBy(() -> twin.step(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> twin.step(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(twin.step(0, 1)).isEqualTo(twin.state());
    }
}
