package dev.dyno.harness.run;

import static dev.dyno.harness.run.SimulatedRuns.dead;
import static dev.dyno.harness.run.SimulatedRuns.lost;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.record.MissingDevice;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A device that is lost in the middle of something, and what becomes of its trial. */
class LostDeviceTest {
    private final SimulatedRuns runs;

    LostDeviceTest(@TempDir Path home) {
        runs = new SimulatedRuns(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"blob-check.sh", "find.sh", "launch.sh", "wait.sh", "list.sh", "pull"})
    void wherever_the_link_breaks_the_trial_is_collected_once_it_is_back(String where) {
        runs.whenAsked((device, what) -> {
            if (what.equals(where) && runs.times(device, where) == 1) {
                throw lost(device);
            }
        });

        RunRecord run = runs.run("phone");

        assertThat(run.trials()).hasSize(6).allMatch(TrialRecord::valid);
        assertThat(run.missing()).isEmpty();
        assertThat(runs.times("phone", "recover")).isEqualTo(1);
        assertThat(runs.lab().trials()).isZero();
    }

    @Test
    void a_trial_that_went_on_meanwhile_is_picked_up_and_not_started_again() {
        runs.trialsTake(Duration.ofMillis(20)).whenAsked((device, what) -> {
            if (what.equals("wait.sh") && runs.times(device, what) <= 3) {
                throw lost(device);
            }
        });

        RunRecord run = runs.run("phone");

        assertThat(run.trials()).hasSize(6).allMatch(TrialRecord::valid);
        assertThat(runs.times("phone", "launch.sh")).isEqualTo(6);
        assertThat(runs.times("phone", "recover")).isEqualTo(3);
    }

    @Test
    void a_device_that_comes_back_without_the_trial_costs_that_trial_alone() {
        runs.whenAsked((device, what) -> {
            if (what.equals("wait.sh") && runs.times(device, what) == 1) {
                throw lost(device);
            } else if (what.equals("recover")) {
                runs.lab().forget(device);
            }
        });

        RunRecord run = runs.run("phone");

        assertThat(run.trials()).hasSize(6);
        List<TrialRecord> failed =
                run.trials().stream().filter(trial -> !trial.valid()).toList();
        assertThat(failed)
                .singleElement()
                .satisfies(
                        trial -> assertThat(trial.issues().get(0).message()).contains("came back without the trial"));
        assertThat(run.missing()).isEmpty();
    }

    @Test
    void a_link_that_breaks_again_and_again_is_given_up() {
        runs.whenAsked((device, what) -> {
            if (what.equals("wait.sh")) {
                throw lost(device);
            }
        });

        RunRecord run = runs.run("phone");

        assertThat(run.trials())
                .singleElement()
                .satisfies(trial -> assertThat(trial.state()).isEqualTo(TrialRecord.State.FAILED));
        assertThat(runs.times("phone", "recover")).isEqualTo(Lifeline.MOST_RECOVERIES);
        assertThat(run.missing())
                .extracting(MissingDevice::reason)
                .containsExactly("lost 6 times for one trial; the last time: the link was cut");
    }

    @Test
    void a_device_that_may_not_be_used_any_more_is_missing_before_a_trial_begins() {
        runs.whenAsked((device, what) -> {
            if (what.equals("ready") && runs.times(device, what) == 3) {
                throw new PermanentDeviceException(Details.of(device, "lost to somebody else"));
            }
        });
        Witness witness = new Witness();

        RunRecord run = runs.run(new StopSignal(), witness, "phone");

        assertThat(run.trials()).hasSize(2).allMatch(TrialRecord::valid);
        assertThat(run.missing()).extracting(MissingDevice::reason).containsExactly("lost to somebody else");
        assertThat(witness.started).hasSize(2);
        assertThat(witness.dropped).hasSize(4);
    }

    @Test
    void a_device_that_was_lost_goes_on_with_a_resume() {
        runs.whenAsked((device, what) -> {
            if (what.equals("launch.sh") && runs.times(device, what) == 2) {
                throw lost(device);
            } else if (what.equals("recover")) {
                throw dead(device);
            }
        });
        RunRecord first = runs.run("phone");
        assertThat(first.missing()).hasSize(1);
        assertThat(first.trials()).hasSize(2);
        runs.whenAsked((device, what) -> {});

        RunRecord run = runs.resume(new Witness(), "phone");

        assertThat(run.missing()).isEmpty();
        assertThat(run.trials()).hasSize(6);
        assertThat(run.trials()).filteredOn(trial -> !trial.valid()).hasSize(1);
    }
}
