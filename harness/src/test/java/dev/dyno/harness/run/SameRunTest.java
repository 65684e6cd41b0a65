package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.Rounds;
import dev.dyno.results.record.RunRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SameRunTest {
    private static final String SCENARIO = "a".repeat(64);
    private static final CandidateRecord FP32 = candidate("fp32", "1");
    private static final CandidateRecord INT8 = candidate("int8", "2");
    private static final RunRecord RUN = new RunRecord(
            "quick-1",
            "0",
            List.of("dyno"),
            "quick",
            SCENARIO,
            1,
            Rounds.fixed(2),
            RunRecord.State.RUNNING,
            Instant.EPOCH,
            null,
            List.of(device("phone", "build 1")),
            List.of(),
            List.of(FP32, INT8),
            List.of(),
            List.of(),
            List.of());

    @Test
    void the_very_same_things_go_on() {
        assertThatCode(() -> SameRun.require(RUN, SCENARIO, List.of(INT8, FP32)))
                .doesNotThrowAnyException();
        assertThat(SameRun.formerBuild(RUN, device("other", "x"))).isNull();
        assertThat(SameRun.formerBuild(RUN, device("phone", "build 1"))).isNull();
    }

    @Test
    void an_edited_scenario_is_refused() {
        refused(() -> SameRun.require(RUN, "b".repeat(64), List.of(FP32, INT8)), "edited");
    }

    @Test
    void another_model_or_none_is_refused_by_the_candidates_name() {
        refused(() -> SameRun.require(RUN, SCENARIO, List.of(FP32, candidate("int8", "3"))), "model of int8");
        refused(() -> SameRun.require(RUN, SCENARIO, List.of(FP32)), "candidate int8 is gone");
    }

    @Test
    void another_build_is_told_with_the_one_that_there_was() {
        assertThat(SameRun.formerBuild(RUN, device("phone", "build 2"))).isEqualTo("build 1");
    }

    private static void refused(Runnable requirement, String why) {
        assertThatThrownBy(requirement::run)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("quick-1")
                .hasMessageContaining(why)
                .hasMessageContaining("start a new run");
    }

    private static CandidateRecord candidate(String name, String digit) {
        return new CandidateRecord(
                name, name.equals("fp32"), name, digit.repeat(64), 1, "onnxruntime", "cpu", 1, Map.of());
    }

    private static DeviceProfile device(String name, String build) {
        return new DeviceProfile(name, "local", "linux", build, "box", "chip", "x86_64", 2, 1, false, Map.of());
    }
}
