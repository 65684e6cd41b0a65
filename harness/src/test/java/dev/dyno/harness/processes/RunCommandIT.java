package dev.dyno.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dyno.harness.processes.DynoProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code dyno run} says and how it ends, as a process, in good use and in bad. */
@Tag("quiet")
class RunCommandIT {
    private Path folder;
    private DynoProcess dyno;

    @BeforeEach
    void sit(@TempDir Path temp) throws IOException {
        folder = temp;
        dyno = new DynoProcess(temp);
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(Processes.of(folder)).as("processes left behind").isEmpty();
    }

    @Test
    void aBudgetSetTooLowFailsTheGateAndSaysWhy() throws Exception {
        dyno.scenario("tight.yaml", 6, "gate: { budgets: { latency.p50: 1 us } }");

        Ended ended = dyno.type("run", "tight.yaml", "-o", "out");

        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.out())
                .contains("FAIL:", "latency.p50 of int8 on this-machine", "interval", "the budget is at most 1 µs");
        assertThat(folder.resolve("out/verdict.json")).content().contains("\"FAIL\"");
        assertThat(dyno.type("gate", "out").code()).isEqualTo(1);
    }

    @Test
    void aDryRunShowsThePlanAndLeavesNothing() throws Exception {
        dyno.scenario("small.yaml", 2, "");

        Ended ended = dyno.type("run", "small.yaml", "--dry-run");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("round 2: ", "4 trials; each device is busy for about ");
        assertThat(Processes.names(folder)).containsExactly("home", "small.yaml");
        assertThat(Processes.names(folder.resolve("home/.cache/dyno/device"))).isEmpty();
    }

    @Test
    void aFolderInUseIsRefusedWithTheCureBeforeAnythingIsBuilt() throws Exception {
        Files.writeString(folder.resolve("demo.yaml"), """
                schema: dyno/scenario/v1
                name: x
                baseline: a
                candidates: { a: { model: 'demo:digits-fp32.onnx' }, b: { model: 'demo:digits-int8.onnx' } }
                """);
        Path mine =
                Files.writeString(Files.createDirectory(folder.resolve("out")).resolve("mine"), "my work");

        Ended ended = dyno.type("run", "demo.yaml", "-o", "out");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("out is not empty", "choose another folder with -o");
        assertThat(mine).hasContent("my work");
        assertThat(folder.resolve("home/.cache/dyno/demo-models-1")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedWithTheCure() throws Exception {
        dyno.scenario("small.yaml", 1, "");

        Ended ended = dyno.type("run", "small.yaml", "-o", "small.yaml/deep/out");

        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.err()).contains("small.yaml/deep/out", "choose a folder that you may write to with -o");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runtime: tensorrt | 4:29: | 'tensorrt'",
                "runtime: onnxrutime | 4:29: | did you mean 'onnxruntime'",
                "provider: cuda | 4: | cuda",
                "threads: 0 | 4: | threads",
                "option: {} | 4: | did you mean 'options'",
            })
    void whatTheScenarioGetsWrongIsNamedWithItsPlace(String wrong, String place, String words) throws Exception {
        Files.writeString(folder.resolve("m.onnx"), "model");
        Files.writeString(folder.resolve("bad.yaml"), """
                schema: dyno/scenario/v1
                name: x
                baseline: a
                candidates: { a: { %s, model: m.onnx }, b: { model: m.onnx } }
                """.formatted(wrong));

        assertRefused("bad.yaml", "bad.yaml:" + place, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trial-time-limit: 30 | 5:19: | unit",
                "name: y | 5:1: | keep one",
                "rounds: -1 | 5:9: | rounds",
                "inputs: { random: {}, files: [a.npy] } | 5:9: | not both",
                "baseline-2: b | 5:1: | did you mean 'baseline'",
                "gate: { budgets: { latency.p50: 5 MiB } } | 5:33: | latency.p50",
            })
    void contradictionsMissingUnitsAndDuplicatesAreNamedWithTheirPlace(String line, String place, String words)
            throws Exception {
        Files.writeString(folder.resolve("m.onnx"), "model");
        Files.writeString(folder.resolve("bad.yaml"), """
                schema: dyno/scenario/v1
                name: x
                baseline: a
                candidates: { a: { model: m.onnx }, b: { model: m.onnx } }
                %s
                """.formatted(line));

        assertRefused("bad.yaml", "bad.yaml:" + place, words);
    }

    @Test
    void aBillionLaughsAreNotLaughed() throws Exception {
        StringBuilder text =
                new StringBuilder("schema: dyno/scenario/v1\na0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
        for (int i = 1; i < 12; i++) {
            text.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(9, "*a" + (i - 1)))));
        }
        Files.writeString(folder.resolve("laughs.yaml"), text);

        assertRefused("laughs.yaml", "laughs.yaml:", "alias");
    }

    @Test
    void aMissingModelIsNamedWithItsPlace() throws Exception {
        Files.writeString(folder.resolve("bad.yaml"), """
                schema: dyno/scenario/v1
                name: x
                baseline: a
                candidates: { a: { model: gone.onnx }, b: { model: gone.onnx } }
                """);

        assertRefused("bad.yaml", "bad.yaml:4:27: ", "gone.onnx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rounds 3", "--seed 1", "-o other", "--dry-run", "small.yaml"})
    void resumeTakesNoOtherOption(String option) throws Exception {
        List<String> words = new ArrayList<>(List.of("run", "--resume", "out"));
        words.addAll(List.of(option.split(" ")));

        Ended ended = dyno.type(words.toArray(String[]::new));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("--resume goes on with the run as it was planned", "dyno run --help");
    }

    @Test
    void aTerminalSeesOneLineRedrawnAndNothingOfItAtTheEnd() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "script(1) of util-linux is not installed");
        dyno.scenario("small.yaml", 1, "");
        String command = "TERM=xterm " + DynoProcess.launcher() + " run small.yaml -o out";

        Ended ended = dyno.run(List.of("/usr/bin/script", "-qec", command, "/dev/null"))
                .end();

        assertThat(ended.code()).isIn(0, 3);
        String seen = ended.out();
        assertThat(seen).contains("\u001b[K", "1/2", "report: ");
        int lastDraw = seen.lastIndexOf("\u001b[J");
        assertThat(seen.substring(lastDraw + 3)).startsWith("small, run ").doesNotContain("....");
        assertThat(seen.substring(0, lastDraw)).endsWith("\r").doesNotContain("\n");
    }

    private void assertRefused(String file, String... words) throws Exception {
        Ended ended = dyno.type("run", file, "-o", "out");

        assertThat(ended.code()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err()).contains(words).doesNotContain("Exception");
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
