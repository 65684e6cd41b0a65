package dev.dyno.harness.run;

import static dev.dyno.harness.run.SimulatedRuns.dead;
import static dev.dyno.harness.run.SimulatedRuns.lost;
import static dev.dyno.harness.run.SimulatedRuns.trialsOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Judge;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.MissingDevice;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices side by side: what one does or suffers is its own affair. */
class ManyDevicesTest {
    private static final Map<String, String> KNOWN = Map.of("transport", "simulated", "label", "");

    private final SimulatedRuns runs;
    private final Witness witness = new Witness();

    ManyDevicesTest(@TempDir Path home) {
        runs = new SimulatedRuns(home);
    }

    @Test
    void devices_measure_at_the_same_time_and_the_trials_of_each_one_after_the_other() {
        CyclicBarrier all = new CyclicBarrier(3);
        Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
        AtomicBoolean overlap = new AtomicBoolean();
        runs.whenAsked((device, what) -> {
            AtomicInteger here = running.computeIfAbsent(device, name -> new AtomicInteger());
            if (what.equals("launch.sh")) {
                overlap.compareAndSet(false, here.incrementAndGet() > 1);
                meet(all); // would time out if one device waited for another
            } else if (what.equals("remove.sh")) {
                here.decrementAndGet();
            }
        });

        RunRecord run = runs.run(new StopSignal(), witness, "d1", "d2", "d3");

        assertThat(run.state()).isEqualTo(RunRecord.State.COMPLETE);
        assertThat(run.missing()).isEmpty();
        assertThat(run.trials()).hasSize(18).allMatch(TrialRecord::valid);
        assertThat(overlap).isFalse();
        assertThat(witness.finished).hasSize(18);
        assertThat(Judge.judge(run, runs.scenario().gate()).decision()).isEqualTo(Decision.PASS);
        assertThat(runs.lab().trials()).isZero();
    }

    @Test
    void a_device_that_dies_is_missing_with_its_reason_and_the_others_finish() {
        runs.whenAsked((device, what) -> {
            if (device.equals("d2") && runs.times("d2", "launch.sh") == 3) {
                if (what.equals("wait.sh")) {
                    throw lost(device);
                } else if (what.equals("recover")) {
                    throw dead(device);
                }
            }
        });

        RunRecord run = runs.run(new StopSignal(), witness, "d1", "d2", "d3");

        assertThat(run.state()).isEqualTo(RunRecord.State.COMPLETE);
        assertThat(run.missing()).containsExactly(new MissingDevice("d2", "it did not come back", KNOWN));
        assertThat(trialsOn(run, "d1")).hasSize(6).allMatch(TrialRecord::valid);
        assertThat(trialsOn(run, "d3")).hasSize(6).allMatch(TrialRecord::valid);
        assertThat(trialsOn(run, "d2"))
                .extracting(TrialRecord::state)
                .containsExactly(TrialRecord.State.COMPLETED, TrialRecord.State.COMPLETED, TrialRecord.State.FAILED);
        assertThat(trialsOn(run, "d2").get(2).issues().get(0).message()).contains("it did not come back");
        assertThat(witness.dropped).hasSize(3).allMatch(id -> id.contains("-d2-"));
        assertThat(Judge.judge(run, runs.scenario().gate()).decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(runs.onDisk()).isEqualTo(run);
    }

    @Test
    void when_all_devices_die_the_run_ends_and_says_so_of_each() {
        runs.whenAsked((device, what) -> {
            if (what.equals("launch.sh")) {
                throw lost(device);
            } else if (what.equals("recover")) {
                throw dead(device);
            }
        });

        RunRecord run = runs.run("d1", "d2");

        assertThat(run.state()).isEqualTo(RunRecord.State.COMPLETE);
        assertThat(run.missing()).extracting(MissingDevice::device).containsExactly("d1", "d2");
        assertThat(run.trials()).hasSize(2).allMatch(trial -> trial.state() == TrialRecord.State.FAILED);
    }

    @Test
    void an_error_of_ours_on_one_device_ends_all_in_order_and_is_thrown() {
        runs.trialsTake(Duration.ofMinutes(5)); // only an orderly end gets this test to its own
        runs.whenAsked((device, what) -> {
            if (device.equals("d2") && what.equals("wait.sh")) {
                throw new StoreException("the disk here is full");
            }
        });

        assertThatThrownBy(() -> runs.run("d1", "d2", "d3"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the disk here is full");
        assertThat(runs.lab().trials()).as("trials left on devices").isZero();
        assertThat(runs.onDisk().state()).isEqualTo(RunRecord.State.RUNNING);
    }

    @Test
    void one_stop_ends_the_trials_of_all_devices_and_a_resume_completes_them() {
        StopSignal stop = new StopSignal();
        runs.trialsTake(Duration.ofMinutes(5));
        CyclicBarrier both = new CyclicBarrier(2, stop::give);
        runs.whenAsked((device, what) -> {
            if (what.equals("wait.sh")) {
                meet(both);
            }
        });

        RunRecord stopped = runs.run(stop, witness, "d1", "d2");

        assertThat(stopped.state()).isEqualTo(RunRecord.State.INTERRUPTED);
        assertThat(stopped.trials()).isEmpty();
        assertThat(stopped.missing()).isEmpty();
        assertThat(runs.lab().trials()).isZero();
        runs.trialsTake(Duration.ofMillis(1)).whenAsked((device, what) -> {});
        RunRecord run = runs.resume(new Witness(), "d1", "d2");
        assertThat(run.state()).isEqualTo(RunRecord.State.COMPLETE);
        assertThat(run.trials()).hasSize(12).allMatch(TrialRecord::valid);
    }

    @Test
    void a_device_that_cannot_be_opened_is_recorded_and_a_resume_tries_it_again() {
        runs.whenAsked((device, what) -> {
            if (device.equals("d2") && what.equals("open")) {
                throw lost(device);
            }
        });

        RunRecord first = runs.run(new StopSignal(), witness, "d1", "d2");

        assertThat(first.missing()).containsExactly(new MissingDevice("d2", "the link was cut", KNOWN));
        assertThat(first.devices()).hasSize(1);
        assertThat(witness.noticed).anyMatch(issue -> issue.source().equals("d2"));
        assertThatThrownBy(() -> runs.resume(new Witness(), "d1", "d2"))
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("d2: the link was cut");
        runs.whenAsked((device, what) -> {});
        Witness last = new Witness();
        RunRecord whole = runs.resume(last, "d1", "d2");
        assertThat(whole.missing()).isEmpty();
        assertThat(whole.trials()).hasSize(12).allMatch(TrialRecord::valid);
        assertThat(last.started).hasSize(6).allMatch(id -> id.contains("-d2-"));
        assertThat(runs.times("d1", "open")).isEqualTo(1);
        assertThat(Judge.judge(whole, runs.scenario().gate()).decision()).isEqualTo(Decision.PASS);
    }

    @Test
    void a_lab_of_which_nothing_can_be_used_is_no_run() {
        runs.whenAsked((device, what) -> {
            throw lost(device);
        });

        assertThatThrownBy(() -> runs.run("d1", "d2"))
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("d1: the link was cut")
                .hasMessageContaining("d2: the link was cut");
    }

    @Test
    void a_build_that_changed_under_the_run_voids_the_devices_trials() {
        AtomicInteger waits = new AtomicInteger();
        runs.whenAsked((device, what) -> {
            if (device.equals("d2") && what.equals("wait.sh") && waits.incrementAndGet() == 6) {
                runs.update("d2");
            }
        });

        RunRecord run = runs.run("d1", "d2");

        assertThat(trialsOn(run, "d1")).hasSize(6).allMatch(TrialRecord::valid);
        assertThat(trialsOn(run, "d2"))
                .hasSize(6)
                .allSatisfy(trial -> assertThat(trial.validity())
                        .singleElement()
                        .asString()
                        .contains("build changed during the run, from simulated 1 to simulated 2"));
        assertThat(run.missing())
                .singleElement()
                .satisfies(device -> assertThat(device.reason()).contains("build changed"));
        assertThat(Judge.judge(run, runs.scenario().gate()).decision()).isEqualTo(Decision.INCONCLUSIVE);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("not all devices came", e);
        }
    }
}
