package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials on devices whose conditions change. */
class ConditionsRunTest {
    private static final String THERMAL = "dumpsys thermalservice";

    private final SimulatedRuns runs;

    ConditionsRunTest(@TempDir Path home) {
        runs = new SimulatedRuns(home);
    }

    @Test
    void a_trial_under_which_the_device_throttles_is_kept_and_does_not_count() {
        runs.saying(THERMAL, status(0)).whenAsked((device, what) -> {
            if (what.equals("wait.sh")) {
                runs.saying(THERMAL, status(runs.times(device, "launch.sh") == 2 ? 1 : 0));
            } else if (what.equals("launch.sh") || what.equals("ready")) {
                runs.saying(THERMAL, status(0));
            } else if (what.equals("remove.sh")) {
                runs.saying(THERMAL, status(0));
            }
        });

        RunRecord run = runs.run("phone");

        List<TrialRecord> lost =
                run.trials().stream().filter(trial -> !trial.valid()).toList();
        assertThat(run.trials()).hasSize(6);
        assertThat(lost).singleElement().satisfies(trial -> {
            assertThat(trial.state()).isEqualTo(TrialRecord.State.COMPLETED);
            assertThat(trial.validity()).containsExactly("the device throttled: thermal status light");
            assertThat(trial.facts())
                    .containsEntry("conditions.before.throttling", "none")
                    .containsEntry("conditions.after.throttling", "thermal status light");
        });
        assertThat(runs.onDisk().trials()).isEqualTo(run.trials());
    }

    @Test
    void a_device_that_does_not_cool_in_time_is_missing_with_the_reason() {
        runs.conditions("wait: 0 s").saying(THERMAL, status(3));

        RunRecord run = runs.run("phone");

        assertThat(run.trials()).isEmpty();
        assertThat(run.missing())
                .singleElement()
                .satisfies(missing -> assertThat(missing.reason())
                        .contains("in no condition to measure", "it throttles (thermal status severe)"));
    }

    @Test
    void what_the_scenario_allows_is_measured_all_the_same() {
        runs.conditions("throttle: allow").saying(THERMAL, status(3));

        assertThat(runs.run("phone").trials()).hasSize(6).allMatch(TrialRecord::valid);
    }

    @Test
    void a_share_of_others_that_is_bounded_and_unknown_voids_every_trial() {
        runs.conditions("max-foreign-share: 10 %");

        assertThat(runs.run("phone").trials())
                .hasSize(6)
                .allSatisfy(trial -> assertThat(trial.validity())
                        .singleElement()
                        .asString()
                        .startsWith("how much others used of the processors is not known: "));
    }

    private static String status(int number) {
        return "Thermal Status: " + number + "\nHAL Ready: true\nCurrent temperatures from HAL:\n"
                + "\tTemperature{mValue=35.5, mType=3, mName=skin, mStatus=0}\nCurrent cooling devices from HAL:\n";
    }
}
