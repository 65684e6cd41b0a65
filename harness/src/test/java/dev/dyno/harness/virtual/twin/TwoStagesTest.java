package dev.dyno.harness.virtual.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.scenarios.twin.Heat;
import org.junit.jupiter.api.Test;

class TwoStagesTest {
    private static final Heat HEAT = new Heat(25, new Heat.Stage(7, 8), new Heat.Stage(5.5, 240));

    @Test
    void itSettlesWherePowerAndResistancesSay() {
        TwoStages stages = TwoStages.settled(HEAT, 0);
        stages.step(1e5, 2);
        assertThat(stages.skin()).isCloseTo(25 + 2 * 5.5, within(1e-9));
        assertThat(stages.die()).isCloseTo(25 + 2 * 12.5, within(1e-9));
    }

    @Test
    void withAnAllButAbsentDieItIsOneStageInClosedForm() {
        TwoStages stages = TwoStages.settled(new Heat(20, new Heat.Stage(1e-3, 1e-7), new Heat.Stage(5, 100)), 0);
        stages.step(70, 3);
        assertThat(stages.skin()).isCloseTo(20 + 15 * (1 - Math.exp(-0.7)), within(1e-4));
    }

    @Test
    void itFollowsTheDifferentialEquations() {
        TwoStages stages = TwoStages.settled(HEAT, 0.5);
        stages.step(60, 3);
        double die = 25 + 0.5 * 12.5;
        double skin = 25 + 0.5 * 5.5;
        double dt = 1e-4;
        for (int i = 0; i < 600_000; i++) {
            double through = (die - skin) / 7;
            double out = (skin - 25) / 5.5;
            die += dt * (3 - through) / (8 / 7.0);
            skin += dt * (through - out) / (240 / 5.5);
        }
        assertThat(stages.die()).isCloseTo(die, within(1e-3));
        assertThat(stages.skin()).isCloseTo(skin, within(1e-3));
    }

    @Test
    void heatThatFlowsInIsKeptOrFlowsOut() {
        TwoStages stages = TwoStages.settled(HEAT, 0);
        double out = 0;
        for (int i = 0; i < 100_000; i++) {
            double before = stages.skin();
            stages.step(0.001, 4);
            out += ((before + stages.skin()) / 2 - 25) / 5.5 * 0.001;
        }
        double kept = (stages.die() - 25) * HEAT.die().capacity()
                + (stages.skin() - 25) * HEAT.skin().capacity();
        assertThat(kept + out).isCloseTo(400, within(0.01));
    }

    @Test
    void warmerAirWarmsBoth() {
        TwoStages stages = TwoStages.settled(HEAT, 1);
        double die = stages.die();
        stages.ambient(35);
        stages.step(1e5, 1);
        assertThat(stages.die()).isCloseTo(die + 10, within(1e-6));
    }
}
