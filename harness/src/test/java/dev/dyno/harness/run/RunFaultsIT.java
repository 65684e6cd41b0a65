package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.device.FileDigests;
import dev.dyno.protocol.ElementType;
import dev.dyno.protocol.NpyFile;
import dev.dyno.protocol.Tensor;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Judge;
import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.scenarios.Scenario;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Candidates that go wrong beside others that do not. */
class RunFaultsIT {
    private static final String GATE = "gate: { budgets: { latency.p50: 10 s, model.size: 1 GiB } }\n";

    private Path home;
    private Bench bench;

    @BeforeEach
    void set(@TempDir Path temp) {
        home = temp;
        bench = new Bench(temp);
    }

    @AfterEach
    void nothingIsLeft() {
        bench.assertNothingLeft();
    }

    @Test
    void badCandidatesFailWithTheirCausesAndAreGivenUpWhileTheOthersAreMeasured() {
        Scenario scenario = bench.scenario("""
                baseline: sound
                candidates:
                  sound: { model: any.faulty }
                  crashes: { model: any.faulty, options: { fault: crash } }
                  exits: { model: any.faulty, options: { fault: exit, at: load } }
                  throws: { model: any.faulty, options: { fault: throw } }
                  nan: { model: any.faulty, options: { fault: nan } }
                  other: { model: any.faulty }
                """, "rounds: 3\n" + GATE);
        Witness witness = new Witness();

        RunRecord run = bench.run(scenario, "out", witness, new StopSignal());

        assertThat(Bench.trials(run, "sound")).hasSize(3).allMatch(TrialRecord::valid);
        assertThat(Bench.trials(run, "other")).hasSize(3).allMatch(TrialRecord::valid);
        assertThat(Bench.trials(run, "nan")).hasSize(3).allSatisfy(trial -> {
            assertThat(trial.valid()).isFalse();
            assertThat(trial.validity()).anyMatch(reason -> reason.contains("NaN"));
        });
        assertFailed(run, "crashes", "killed by signal 6");
        assertFailed(run, "exits", "exit code 70");
        assertFailed(run, "throws", "thrown on request");
        assertThat(run.issues())
                .extracting(Issue::message)
                .anyMatch(message -> message.contains("crashes failed 2 times"))
                .anyMatch(message -> message.contains("exits failed 2 times"))
                .anyMatch(message -> message.contains("throws failed 2 times"));
        assertThat(witness.noticed).containsAll(run.issues());
        assertThat(run.state()).isEqualTo(RunRecord.State.COMPLETE);
        assertNeverPasses(run, scenario);
    }

    @Test
    void aBaselineThatFailsEndsTheRunOfItsDevice() {
        Scenario scenario = bench.scenario("""
                baseline: lost
                candidates:
                  lost: { model: any.faulty, options: { fault: exit, at: load } }
                  sound: { model: any.faulty }
                """, "rounds: 5\n" + GATE);

        RunRecord run = bench.run(scenario);

        assertThat(Bench.trials(run, "lost")).hasSize(2);
        assertThat(Bench.trials(run, "sound")).hasSizeLessThanOrEqualTo(2).allMatch(TrialRecord::valid);
        assertThat(run.issues())
                .extracting(Issue::message)
                .anyMatch(message -> message.contains("lost failed 2 times"));
        assertNeverPasses(run, scenario);
    }

    @Test
    void aModelThatNeverEndsIsKilledAtTheTimeLimitAndOneThatFloodsIsCutShort() throws IOException {
        Scenario scenario = bench.scenario("""
                baseline: sound
                candidates:
                  sound: { model: any.faulty }
                  hangs: { model: any.faulty, options: { fault: hang } }
                  floods: { model: any.faulty, options: { fault: flood, at: load } }
                """, "rounds: 1\ntrial-time-limit: 15 s\n" + GATE);

        RunRecord run = bench.run(scenario);

        assertFailed(run, "hangs", "trial-time-limit, 15 s");
        TrialRecord flood = Bench.trials(run, "floods").get(0);
        assertThat(Files.size(home.resolve("out").resolve(flood.files().get("log"))))
                .isBetween(1L, 2L << 20);
        assertThat(Bench.trials(run, "sound")).hasSize(1).allMatch(TrialRecord::valid);
        assertNeverPasses(run, scenario);
    }

    @Test
    void damagedModelsFailWithFileAndCause() throws IOException {
        byte[] onnx =
                Files.readAllBytes(Bench.models().find("mobilenet-v2-int8.onnx").orElseThrow());
        byte[] tflite = Files.readAllBytes(
                Bench.models().find("mobilenet-v2-int8.tflite").orElseThrow());
        bench.write("garbage.onnx", "this is no model");
        bench.write("garbage.tflite", "this is no model");
        Files.write(home.resolve("short.onnx"), Arrays.copyOf(onnx, onnx.length / 2));
        Files.write(home.resolve("short.tflite"), Arrays.copyOf(tflite, tflite.length / 2));
        Scenario scenario = bench.scenario("""
                baseline: whole
                candidates:
                  whole: { model: 'demo:mobilenet-v2-int8.onnx' }
                  garbage-onnx: { model: garbage.onnx }
                  garbage-tflite: { model: garbage.tflite }
                  short-onnx: { model: short.onnx }
                  short-tflite: { model: short.tflite }
                """, "rounds: 1\n" + GATE);

        RunRecord run = bench.run(scenario);

        assertThat(Bench.trials(run, "whole")).hasSize(1).allMatch(TrialRecord::valid);
        for (String bad : List.of("garbage.onnx", "garbage.tflite", "short.onnx", "short.tflite")) {
            assertFailed(run, bad.replace('.', '-'), bad);
        }
        assertNeverPasses(run, scenario);
    }

    @Test
    void inputsThatTheModelDoesNotTakeAreNamedWithWhatItTakes() throws IOException {
        NpyFile.write(home.resolve("flat.npy"), Tensor.of(List.of(1, 4), 1, 2, 3, 4));
        ByteBuffer bytes = ByteBuffer.allocate(3 * 224 * 224);
        NpyFile.write(home.resolve("bytes.npy"), new Tensor(ElementType.UINT8, List.of(1, 3, 224, 224), bytes));

        assertRefused("[flat.npy]", "flat.npy", "[1, 4]", "224");
        assertRefused("[bytes.npy]", "bytes.npy", "UINT8", "FLOAT32");
        assertRefused("[flat.npy, bytes.npy]", "1 input", "2 input files", "flat.npy");
    }

    @Test
    void aModelThatIsNotTheOneMeantIsRefusedBeforeAnythingIsMade() {
        String digest = "0".repeat(64);
        assertThatThrownBy(() -> bench.scenario(
                        "baseline: a\ncandidates:\n  a: { model: any.faulty, sha256: '" + digest + "' }\n"
                                + "  b: { model: any.faulty }\n",
                        ""))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("any.faulty")
                .hasMessageContaining("'sha256' is not the digest");
    }

    @Test
    void aModelThatChangedSinceTheScenarioWasReadIsRefused() throws IOException {
        String digest = new FileDigests().sha256(home.resolve("any.faulty"));
        Scenario scenario = bench.scenario(
                "baseline: a\ncandidates:\n  a: { model: any.faulty, sha256: '" + digest + "' }\n"
                        + "  b: { model: any.faulty }\n",
                "");
        bench.write("any.faulty", "another model");

        assertThatThrownBy(() -> bench.run(scenario))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("any.faulty")
                .hasMessageContaining(digest);
        assertThat(home.resolve("out")).doesNotExist();
    }

    private void assertRefused(String files, String... words) {
        Scenario scenario = bench.scenario("""
                baseline: a
                candidates:
                  a: { model: 'demo:mobilenet-v2-int8.onnx' }
                  b: { model: any.faulty }
                """, "inputs: { files: " + files + " }\nrounds: 1\n");
        RunRecord run = bench.run(scenario, files, new Witness(), new StopSignal());
        assertFailed(run, "a", words);
    }

    private static void assertFailed(RunRecord run, String candidate, String... words) {
        List<TrialRecord> trials = Bench.trials(run, candidate);
        assertThat(trials)
                .as(candidate)
                .hasSize(Math.min(run.rounds().planned(), 2))
                .allSatisfy(trial -> {
                    assertThat(trial.state()).isEqualTo(TrialRecord.State.FAILED);
                    assertThat(trial.issues().get(0).severity()).isEqualTo(Issue.Severity.ERROR);
                    assertThat(trial.issues().get(0).message()).contains(words);
                });
    }

    private static void assertNeverPasses(RunRecord run, Scenario scenario) {
        assertThat(Judge.judge(run, scenario.gate()).decision()).isNotEqualTo(Decision.PASS);
    }
}
