package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.Issue;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.Waiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaiversTest {
    private static final String ROW = """
            slow:
              metric: latency.p50
              candidate: int8
              devices: 'os:android -emulator'
              up-to: 5 %
              reason: >
                 a kernel is missing;
                 fixed in 1.4
              owner: vision team
              expires: 2027-01-31
            """;
    private static final Waiver WAIVER = new Waiver(
            "slow",
            Metrics.LATENCY_P50,
            "int8",
            new DeviceSelector("os:android -emulator"),
            0.05,
            "a kernel is missing; fixed in 1.4",
            "vision team",
            LocalDate.of(2027, 1, 31));

    private final Path folder;

    WaiversTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static String gate(String row) {
        return Fixtures.LEAST + "gate:\n  limits:\n    latency.p50: 2 %\n  waivers:\n" + row.indent(4);
    }

    private static String gate(String key, String value) {
        return gate(ROW.replaceFirst("(?m)^  " + key + ": .*$", "  " + key + ": " + Matcher.quoteReplacement(value)));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<String> problems(String text) {
        ScenarioException e = catchThrowableOfType(ScenarioException.class, () -> Fixtures.parse(text));
        assertThat(e).as("the error of %s", text).isNotNull();
        return e.issues().stream()
                .map(issue -> issue.source() + ": " + issue.message())
                .toList();
    }

    @Test
    void aWaiverIsReadWithEverythingItSays() {
        assertThat(Fixtures.parse(gate(ROW)).gate().waivers()).containsExactly(WAIVER);
    }

    @Test
    void aWaiverOfTheLeastCoversEveryCandidateDeviceAndChange() {
        Waiver least = Fixtures.parse(gate("w:\n  { metric: latency.p50, reason: r, owner: o, expires: 2026-12-01 }\n"))
                .gate()
                .waivers()
                .get(0);

        assertThat(least.candidate()).isNull();
        assertThat(least.upTo()).isNull();
        assertThat(least.devices()).isEqualTo(DeviceSelector.ALL);
    }

    @Test
    void theWaiversOfAFileAreThoseOfTheScenarioThatNamesIt() throws IOException {
        write("waivers.yaml", "schema: dyno/waivers/v1\nwaivers:\n" + ROW.indent(2));
        Path file = write("s.yaml", gate("").replace("waivers:\n", "waivers: waivers.yaml\n"));

        Scenario scenario = ScenarioFiles.load(file, Fixtures.context(Map.of()));

        assertThat(scenario.gate().waivers()).containsExactly(WAIVER);
        assertThat(scenario.resolved()).doesNotContain("waivers.yaml");
        Files.delete(folder.resolve("waivers.yaml"));
        assertThat(Fixtures.parse(scenario.resolved())).isEqualTo(scenario);
    }

    @Test
    void theResolvedTextHasWaiversAndClassesAndLoadsAgain() {
        String text = gate(ROW) + "  classes:\n    phones: os:android\n    tablets: 'model:/tab/ os:android'\n";
        Scenario scenario = Fixtures.parse(text);

        assertThat(SchemaCheck.scenario(text)).isEmpty();
        assertThat(scenario.resolved()).endsWith("""
                  waivers:
                    slow:
                      metric: latency.p50
                      candidate: int8
                      devices: "os:android -emulator"
                      up-to: 5 %
                      reason: "a kernel is missing; fixed in 1.4\\u000a"
                      owner: vision team
                      expires: "2027-01-31"
                  classes:
                    phones: "os:android"
                    tablets: "model:/tab/ os:android"
                """);
        assertThat(SchemaCheck.scenario(scenario.resolved())).isEmpty();
        assertThat(Fixtures.parse(scenario.resolved())).isEqualTo(scenario);
    }

    @Test
    void problemsOfTheFileAreNamedThereAfterThoseOfTheScenario() throws IOException {
        Path waivers = write(
                "waivers.yaml",
                "schema: dyno/waivers/v1\nwaivers:\n"
                        + ROW.replace("int8", "int9").indent(2));
        Path file = write("s.yaml", gate("").replace("waivers:\n", "waivers: waivers.yaml\n  zz: 1\n"));

        assertThatThrownBy(() -> ScenarioFiles.load(file, Fixtures.context(Map.of())))
                .isInstanceOfSatisfying(
                        ScenarioException.class,
                        e -> assertThat(e.issues())
                                .extracting(Issue::source)
                                .containsExactly(file + ":13:3", waivers + ":5:16"))
                .hasMessageContaining("did you mean 'int8'?");
    }

    @Test
    void aFileThatIsNotThereOrIsNoneOfWaiversIsRefused() throws IOException {
        Path file = write("s.yaml", gate("").replace("waivers:\n", "waivers: waiver.yaml\n"));
        assertThatThrownBy(() -> ScenarioFiles.load(file, Fixtures.context(Map.of())))
                .hasMessage(
                        file + ":12:12: 'waivers' names " + folder.resolve("waiver.yaml") + ", which does not exist");

        Path lab = write("waiver.yaml", "schema: dyno/lab/v1\nwaivers: {}\n");
        assertThatThrownBy(() -> ScenarioFiles.load(file, Fixtures.context(Map.of())))
                .hasMessage(lab + ":1:9: 'schema' says that this is a lab file; here a file of waivers is needed");

        write("waiver.yaml", "a: [");
        assertThatThrownBy(() -> ScenarioFiles.load(file, Fixtures.context(Map.of())))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith(lab + ":");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    metric    | latency.p05   | 'metric' is no metric: 'latency.p05'; did you mean 'latency.p50'?
                    metric    | latency.p99   | 'metric' is 'latency.p99', which the gate does not bound, so there is nothing to waive; remove the waiver, or give the metric a limit or a budget
                    candidate | int88         | 'candidate' is none of the candidates that are compared with the baseline: 'int88'; did you mean 'int8'?
                    candidate | fp32          | 'candidate' is none of the candidates that are compared with the baseline: 'fp32'; known are int8
                    devices   | 'os:'         | 'devices' is no device selector: 'os:' has no value
                    up-to     | 5             | 'up-to' needs a unit, for example 5 %
                    up-to     | 0 %           | 'up-to' is not above 0 %; it is the largest change for the worse that the waiver covers
                    up-to     | 1.9 %         | 'up-to' is below the limit of this metric; it is the largest change for the worse that the waiver covers
                    owner     | ' '           | 'owner' says nothing; write a sentence
                    owner     | "\\e[31mme"   | 'owner' has control characters; remove them
                    owner     | 7             | 'owner' is a text, not 7; quote it
                    expires   | tomorrow      | 'expires' is a day such as 2027-01-31, not 'tomorrow'
                    expires   | 2027-02-29    | 'expires' is no day of the calendar: '2027-02-29'
                    expires   | 2027-03-02    | 'expires' is 2027-03-02, but a waiver holds for 90 days at most; from today that is until 2027-03-01
                    expires   | 2026-11-30    | 'expires' was 2026-11-30: this waiver covers nothing since then; fix what it covers and remove it, or agree on a new date with its owner
                    """)
    void whatAWaiverCannotSayIsRefusedAtItsPlace(String key, String value, String message) {
        String text = gate(key, value);

        List<String> problems = problems(text);

        long line = text.substring(0, text.indexOf(key + ": ")).lines().count();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0)).matches("s\\.yaml:" + line + ":\\d+: \\Q" + message + "\\E");
    }

    @Test
    void reasonOwnerAndDateMayNotBeMissing() {
        assertThat(problems(gate("w:\n  metric: latency.p50\n  because: of it\n")))
                .containsExactly(
                        "s.yaml:14:7: waiver 'w' needs 'reason'",
                        "s.yaml:14:7: waiver 'w' needs 'owner'",
                        "s.yaml:14:7: waiver 'w' needs 'expires'",
                        "s.yaml:15:7: 'because' is unknown here; known are metric, candidate, devices, up-to, reason,"
                                + " owner, expires");
    }

    @Test
    void theSameNameTwiceIsRefused() {
        assertThat(problems(gate(ROW + ROW))).containsExactly("s.yaml:23:5: 'slow' is here twice; keep one");
    }

    @ParameterizedTest
    @CsvSource({"2026-12-01", "2027-03-01"})
    void aWaiverHoldsUntilItsLastDayAndForNinetyDays(LocalDate day) {
        Waiver waiver =
                Fixtures.parse(gate("expires", day.toString())).gate().waivers().get(0);

        assertThat(waiver.expires()).isEqualTo(day);
        assertThat(waiver.expired(day)).isFalse();
        assertThat(waiver.expired(day.plusDays(1))).isTrue();
    }

    @Test
    void aSavedScenarioLoadsLongAfterItsWaiversHaveExpired() throws IOException {
        Path saved = write("scenario.yaml", gate("expires", "2020-01-01"));

        assertThat(ScenarioFiles.loadSaved(saved, Fixtures.context(Map.of()))
                        .gate()
                        .waivers())
                .extracting(Waiver::expires)
                .containsExactly(LocalDate.of(2020, 1, 1));
    }

    @Test
    void aChangeThatIsOneAlreadyTakesNoShare() {
        String text = Fixtures.LEAST + "gate:\n  budgets:\n    parity.cosine: 99 %\n  waivers:\n"
                + ROW.replace("latency.p50", "parity.cosine").indent(4);

        assertThat(problems(text))
                .containsExactly("s.yaml:17:14: 'up-to' is a change against the baseline, and parity.cosine is one"
                        + " already; leave it out, or set another budget");
    }

    @Test
    void aFileByItselfLoadsWithItsExpiredWaivers() throws IOException {
        Path file = write(
                "waivers.yaml",
                "schema: dyno/waivers/v1\nwaivers:\n"
                        + ROW.replace("2027", "2020").indent(2));

        assertThat(WaiverFiles.load(file, Map.of())).extracting(Waiver::name).containsExactly("slow");
    }
}
