package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.simulated.Behaviour;
import dev.dyno.harness.simulated.SimulatedLab;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.scenarios.Lab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LifelineTest {
    private static final Lifeline.Waits WAITS = new Lifeline.Waits(Duration.ofMillis(1), Duration.ofMinutes(15));

    private final StopSignal stop = new StopSignal();
    private long nanos;
    private int refusals;
    private boolean alive = true;
    private int recoveries;
    private final List<String> waits = new ArrayList<>();

    private final Lifeline lifeline = new Lifeline(
            new SimulatedLab(new Phone()).open(new Lab.Entry("phone", "simulated", Map.of())),
            stop,
            () -> nanos,
            WAITS);

    @Test
    void a_condition_that_passes_is_waited_for() {
        refusals = 3;

        lifeline.requireReady(readiness);

        assertThat(refusals).isZero();
        assertThat(waits).hasSize(3).containsOnly("48 Cel, and at most 40 are allowed");
        assertThat(lifeline.gone()).isNull();
    }

    @Test
    void a_condition_that_lasts_costs_the_device_with_the_reason() {
        refusals = Integer.MAX_VALUE;

        assertThatThrownBy(() -> lifeline.requireReady(readiness))
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessage("phone: in no condition to measure for 16 min: 48 Cel, and at most 40 are allowed");
        assertThat(lifeline.gone()).isNotNull();
    }

    @Test
    void a_device_that_does_not_answer_the_question_is_brought_back() {
        refusals = 1;
        alive = false;

        lifeline.requireReady(readiness);

        assertThat(recoveries).isEqualTo(1);
    }

    @Test
    void a_stop_ends_the_wait_and_the_device_is_not_given_up() {
        refusals = Integer.MAX_VALUE;
        stop.give();

        assertThatThrownBy(() -> lifeline.requireReady(readiness)).isInstanceOf(TransientDeviceException.class);

        assertThat(lifeline.gone()).isNull();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private final Lifeline.Readiness readiness = new Lifeline.Readiness() {
        @Override
        public void look() {
            // The lab alone has something against it.
        }

        @Override
        public void require() {
            // All is well.
        }

        @Override
        public void waiting(String reason) {
            waits.add(reason);
        }
    };

    private final class Phone implements Behaviour {
        @Override
        public Duration takes(String device, String trialId) {
            return Duration.ZERO;
        }

        @Override
        public void asked(String device, String what) {
            switch (what) {
                case "ready" -> {
                    if (refusals > 0) {
                        refusals--;
                        nanos += Duration.ofMinutes(2).toNanos();
                        throw new TransientDeviceException(Details.of(device, "48 Cel, and at most 40 are allowed"));
                    }
                }
                case "alive" -> {
                    if (!alive) {
                        throw new TransientDeviceException(Details.of(device, "gone"));
                    }
                }
                case "recover" -> {
                    recoveries++;
                    alive = true;
                }
                default -> {}
            }
        }
    }
}
