package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaiveCommandTest {
    private static final String OLD = """
            schema: dyno/waivers/v1
            waivers:
              # the first
              old:
                metric: latency.p90
                reason: slow chip # really
                owner: us
                expires: 2026-11-30
            """;

    private Path folder;
    private Terminal terminal;

    @BeforeEach
    void sit(@TempDir Path temp) {
        folder = temp;
        terminal = new Terminal(temp).on(LocalDate.of(2026, 12, 1));
    }

    private Terminal.Answer add(String metric, String until, String value) {
        return terminal.type(
                "waive",
                "add",
                "--name",
                "slow",
                "--metric",
                metric,
                "--up-to",
                "5 %",
                "--reason",
                "a: b",
                "--owner",
                "us",
                until,
                value);
    }

    @Test
    void addMakesAFileThatAScenarioMayName() {
        assertThat(add("latency.p50", "--days", "61").out())
                .isEqualToNormalizingNewlines("Added 'slow' to waivers.yaml, expires in 61 days.\n");

        assertThat(folder.resolve("waivers.yaml")).hasContent("""
                # Known failures that gates let through for a while; a scenario names this file: waivers: waivers.yaml
                schema: dyno/waivers/v1
                waivers:
                  slow:
                    metric: latency.p50
                    up-to: 5 %
                    reason: "a: b"
                    owner: us
                    expires: "2027-01-31"
                """);
    }

    @Test
    void listTellsTheStateOfEach() {
        terminal.file("waivers.yaml", OLD);
        add("latency.p50", "--expires", "2026-12-01");

        assertThat(terminal.type("waive", "list").out()).isEqualToNormalizingNewlines("""
                WAIVER  STATE                  METRIC       CANDIDATE  DEVICES  UP TO  OWNER  REASON
                old     expired on 2026-11-30  latency.p90  any        all      any    us     slow chip
                slow    expires after today    latency.p50  any        all      5 %    us     a: b
                """);
    }

    @Test
    void pruneTakesTheExpiredAndLeavesTheRest() {
        terminal.file("waivers.yaml", OLD);
        add("latency.p50", "--days", "0");

        assertThat(terminal.type("waive", "prune").out())
                .isEqualToNormalizingNewlines("Removed 'old', expired on 2026-11-30.\n");

        assertThat(folder.resolve("waivers.yaml")).hasContent("""
                schema: dyno/waivers/v1
                waivers:
                  # the first
                  slow:
                    metric: latency.p50
                    up-to: 5 %
                    reason: "a: b"
                    owner: us
                    expires: "2026-12-01"
                """);
        assertThat(terminal.type("waive", "prune").out()).startsWith("No waiver has expired.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    latency.p50 | --days    | 91         | a waiver ends between today and 2027-03-01, in 90 days, not on 2027-03-02
                    latency.p50 | --days    | -1         | a waiver ends between today and 2027-03-01, in 90 days, not on 2026-11-30
                    latency.p50 | --expires | soon       | --expires is a day such as 2027-01-31, not 'soon'
                    latency.p05 | --days    | 9          | did you mean 'latency.p50'?
                    """)
    void addRefusesWhatIsNoWaiverAndWritesNothing(String metric, String option, String value, String message) {
        terminal.file("waivers.yaml", OLD);

        Terminal.Answer answer = add(metric, option, value);

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains(message);
        assertThat(folder.resolve("waivers.yaml")).hasContent(OLD);
    }

    @Test
    void addRefusesANameThatIsThere() {
        add("latency.p50", "--days", "9");

        Terminal.Answer answer = add("latency.p90", "--days", "9");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("there is a waiver 'slow' already; choose another name");
    }

    @Test
    void anEditThatWouldChangeOtherWaiversIsRefused() {
        String anchored = OLD.replace("owner: us", "owner: &o us")
                + "  new: { metric: latency.p50, reason: r, owner: *o, expires: 2027-01-31 }\n";
        terminal.file("waivers.yaml", anchored);

        Terminal.Answer answer = terminal.type("waive", "prune");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(folder.resolve("waivers.yaml")).hasContent(anchored);
    }

    @Test
    void withoutAnActionOrAFileItSaysWhatIsMissing() {
        assertThat(terminal.type("waive").code()).isEqualTo(2);
        assertThat(terminal.type("waive").err()).contains("dyno waive add, list or prune");
        assertThat(terminal.type("waive", "list").err()).contains("waivers.yaml: does not exist");
        assertThat(terminal.type("waive", "list", "--help").code()).isZero();
    }
}
