package dev.dyno.harness.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.plan.DeviceTime;
import dev.dyno.harness.plan.Plan;
import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.harness.run.Trials;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.Rounds;
import dev.dyno.results.record.TrialRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final String REST = "\u001b[K";
    private static final PlannedTrial TRIAL = new PlannedTrial(1, 1, "phone", "int8");
    private static final String HOSTILE = "bad\u001b[2J\u0007\u009b31m\r\n\u202edevice";

    private final List<String> written = new ArrayList<>();
    private long nanos;
    private final RunClock clock =
            new RunClock(() -> nanos, new DeviceTime(Duration.ofSeconds(40), Duration.ofSeconds(400)));
    private Plan several = Plan.of(List.of("a", "b"), List.of("fp32"), Rounds.fixed(1), 1);
    private final Plan plan = Plan.of(List.of("phone"), List.of("fp32", "int8"), Rounds.fixed(2), 1);

    // ---- a log ----------------------------------------------------------------------------------------------------

    @Test
    void a_log_has_a_line_for_the_plan_each_copy_each_trial_and_each_finding() {
        LineProgress progress = new LineProgress(written::add, clock);

        progress.planned(plan, List.of());
        progress.deployed("phone", "model.onnx", 14_000_000);
        progress.started(TRIAL);
        pass(10);
        progress.finished(Trials.completed(1, "int8"));
        progress.finished(Trials.failed(1, "fp32"));
        progress.noticed(new Issue(Issue.Severity.WARNING, "it is charging", "phone"));
        progress.ended();

        assertThat(written)
                .containsExactly(
                        "4 trials in 2 rounds on phone",
                        "phone: copied model.onnx, 14.0 MB",
                        "1/4 round 1 phone int8 p50 5 ms (30 s left)",
                        "2/4 round 1 phone fp32 FAILED: it crashed (10 s left)",
                        "warning: phone: it is charging");
    }

    @Test
    void a_log_of_a_resumed_run_says_what_was_done_before() {
        LineProgress progress = new LineProgress(written::add, clock);

        progress.planned(plan, done(3));

        assertThat(written).singleElement().asString().endsWith(", 3 of them done before");
    }

    @Test
    void a_log_says_what_is_settled_and_counts_no_further_than_it_must() {
        LineProgress progress = new LineProgress(written::add, clock);
        Plan early = Plan.of(List.of("phone"), List.of("fp32", "int8"), new Rounds(3, 26), 1);

        progress.planned(early, done(5));
        progress.settled("phone", "int8 on phone: decided after 3 rounds: PASS");
        progress.dropped(early.trials().subList(6, 104));
        progress.finished(Trials.completed(3, "int8"));

        assertThat(written)
                .containsExactly(
                        "at most 104 trials in 3 to 26 rounds on phone, 5 of them done before",
                        "int8 on phone: decided after 3 rounds: PASS",
                        "6/6 round 3 phone int8 p50 5 ms (0 s left)");
    }

    @Test
    void a_long_trial_gives_a_sign_of_life_after_half_a_minute_of_silence_and_not_before() {
        LineProgress progress = new LineProgress(written::add, clock);
        progress.planned(plan, List.of());
        written.clear();

        pass(30);
        progress.progressed(TRIAL, "measure", 100);
        assertThat(written).isEmpty();

        pass(1);
        progress.progressed(TRIAL, "measure", 120);
        assertThat(written).containsExactly("... phone int8: measure, 120 inferences");

        pass(30);
        progress.progressed(TRIAL, "measure", 140);
        assertThat(written).hasSize(1);
    }

    @Test
    void a_trial_that_does_not_count_says_why() {
        LineProgress progress = new LineProgress(written::add, clock);

        progress.finished(
                Trials.trial(1, "int8", TrialRecord.State.COMPLETED, List.of("charging", "throttled"), List.of()));

        assertThat(written).singleElement().asString().contains("does not count: charging; throttled");
    }

    @Test
    void what_a_device_says_stays_one_harmless_line_in_a_log() {
        LineProgress progress = new LineProgress(written::add, clock);

        progress.deployed(HOSTILE, HOSTILE, 1);
        progress.progressed(TRIAL, HOSTILE, 1);
        pass(31);
        progress.progressed(TRIAL, HOSTILE, 1);
        progress.noticed(new Issue(Issue.Severity.ERROR, HOSTILE, HOSTILE));

        assertThat(written).hasSize(3).allSatisfy(ProgressTest::assertHarmless);
    }

    // ---- a terminal -----------------------------------------------------------------------------------------------

    @Test
    void a_terminal_has_one_line_that_is_redrawn_and_nothing_at_the_end() {
        TerminalProgress progress = new TerminalProgress(written::add, clock, new TerminalSize(100, 24));

        progress.planned(plan, done(1));
        progress.started(TRIAL);
        pass(10);
        progress.progressed(TRIAL, "measure", 5);
        progress.finished(Trials.completed(1, "int8"));
        progress.ended();

        assertThat(written)
                .containsExactly(
                        "\r#####............... 1/4  0 s, 30 s left  round 1 phone int8 starting" + REST,
                        "\r#####............... 1/4  10 s, 20 s left  round 1 phone int8 measure" + REST,
                        "\r##########.......... 2/4  10 s, 20 s left  " + REST,
                        "\r\u001b[J");
    }

    @Test
    void the_last_result_stays_in_sight_while_the_next_trial_runs() {
        TerminalProgress progress = new TerminalProgress(written::add, clock, new TerminalSize(200, 24));
        progress.planned(plan, List.of());
        progress.finished(Trials.completed(1, "fp32"));

        progress.started(TRIAL);

        assertThat(written.get(written.size() - 1)).endsWith("int8 starting | round 1 phone fp32 p50 5 ms" + REST);
    }

    @Test
    void failures_and_findings_stay_above_the_line() {
        TerminalProgress progress = new TerminalProgress(written::add, clock, new TerminalSize(100, 24));
        progress.planned(plan, List.of());

        progress.finished(Trials.failed(1, "int8"));
        progress.noticed(new Issue(Issue.Severity.ERROR, "it is gone", "phone"));

        assertThat(written)
                .containsExactly(
                        "\rround 1 phone int8 FAILED: it crashed" + REST + System.lineSeparator() + "\u001b[J",
                        "\rerror: phone: it is gone" + REST + System.lineSeparator() + "\u001b[J");
    }

    @Test
    void what_is_settled_stays_above_the_line() {
        TerminalProgress progress = new TerminalProgress(written::add, clock, new TerminalSize(100, 24));
        progress.planned(plan, List.of());

        progress.settled("phone", "int8 on phone: decided after 3 rounds: " + HOSTILE);

        assertThat(written).singleElement().satisfies(text -> {
            assertThat(text).startsWith("\rint8 on phone: decided after 3 rounds: ");
            assertHarmless(ours(text));
        });
    }

    @Test
    void the_line_never_reaches_the_last_column_however_wide_its_characters_are() {
        TerminalProgress progress = new TerminalProgress(written::add, clock, new TerminalSize(60, 24));
        progress.planned(plan, List.of());

        progress.deployed("phone", "電話".repeat(40), 1);
        progress.deployed("phone", "x".repeat(200), 1);

        assertThat(written.get(0)).startsWith("\r....................").containsPattern("[電話]\u001b\\[K$");
        assertThat(written.get(0).replaceAll("[電話]", "ww").length())
                .isBetween(1 + 58 + REST.length(), 1 + 59 + REST.length());
        assertThat(written.get(1)).hasSize(1 + 59 + REST.length());
    }

    @Test
    void several_devices_have_a_line_each_below_the_one_for_all() {
        TerminalProgress progress = several("board", "phone-2");

        progress.started(new PlannedTrial(1, 1, "phone-2", "fp32"));
        pass(10);
        progress.progressed(new PlannedTrial(1, 1, "board", "int8"), "measure", 5);
        pass(10);
        progress.finished(Trials.completed("phone-2", 1, "fp32"));

        assertThat(screen())
                .containsExactly(
                        "##.................. 1/8  20 s, 1 min 00 s left  0 of 2 devices done",
                        "  board    0/4  round 1 int8 measure",
                        "  phone-2  1/4  | round 1 fp32 p50 5 ms");
    }

    @Test
    void what_was_found_stays_above_all_lines_and_a_device_that_is_done_has_none() {
        TerminalProgress progress = several("board", "phone-2");
        progress.started(new PlannedTrial(1, 1, "board", "int8"));
        pass(1);
        progress.started(new PlannedTrial(1, 1, "phone-2", "int8"));

        progress.noticed(new Issue(Issue.Severity.ERROR, "missing from now on: no answer", "phone-2"));
        progress.dropped(several.trialsOn("phone-2"));
        pass(1);
        progress.progressed(new PlannedTrial(1, 1, "board", "int8"), "measure", 5);

        assertThat(screen())
                .containsExactly(
                        "error: phone-2: missing from now on: no answer",
                        ".................... 0/4  2 s, 38 s left  1 of 2 devices done",
                        "  board    0/4  round 1 int8 measure");
        progress.ended();
        assertThat(screen()).containsExactly("error: phone-2: missing from now on: no answer");
    }

    @Test
    void more_devices_than_the_terminal_has_lines_are_folded() {
        String[] names = IntStream.range(10, 60).mapToObj(i -> "d" + i).toArray(String[]::new);
        TerminalProgress progress = several(names);

        for (String name : names) {
            pass(1);
            progress.started(new PlannedTrial(1, 1, name, "int8"));
        }

        assertThat(screen())
                .hasSize(23)
                .contains("  d10  0/4  round 1 int8 starting")
                .last()
                .isEqualTo("  and 29 more");
    }

    @Test
    void what_a_device_says_cannot_steer_the_terminal() {
        TerminalProgress progress = new TerminalProgress(written::add, clock, new TerminalSize(400, 24));
        progress.planned(plan, List.of());

        progress.deployed("phone", HOSTILE, 1);
        progress.progressed(TRIAL, HOSTILE, 1);
        progress.noticed(new Issue(Issue.Severity.ERROR, HOSTILE, HOSTILE));

        assertThat(written).hasSize(3).allSatisfy(text -> assertHarmless(ours(text)));
    }

    private TerminalProgress several(String... devices) {
        several = Plan.of(List.of(devices), List.of("fp32", "int8"), Rounds.fixed(2), 1);
        TerminalProgress progress = new TerminalProgress(written::add, clock, new TerminalSize(100, 24));
        progress.planned(several, List.of());
        return progress;
    }

    /** What a terminal shows of what was written. */
    private List<String> screen() {
        List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
        int row = 0;
        int column = 0;
        Matcher parts =
                Pattern.compile("\u001b\\[(\\d*)([AJK])|\r|\n|[^\u001b\r\n]+").matcher(String.join("", written));
        while (parts.find()) {
            String part = parts.group();
            if (part.equals("\r")) {
                column = 0;
            } else if (part.equals("\n")) {
                row++;
                column = 0;
                if (row == lines.size()) {
                    lines.add(new StringBuilder());
                }
            } else if (parts.group(2) == null) {
                lines.get(row).replace(column, Math.min(lines.get(row).length(), column + part.length()), part);
                column += part.length();
            } else if (parts.group(2).equals("A")) {
                row -= Integer.parseInt(parts.group(1));
            } else {
                lines.get(row).setLength(column);
                if (parts.group(2).equals("J")) {
                    lines.subList(row + 1, lines.size()).clear();
                }
            }
        }
        return lines.stream()
                .map(Object::toString)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static List<TrialRecord> done(int trials) {
        return Collections.nCopies(trials, Trials.completed(1, "int8"));
    }

    /** Without what steers the terminal on purpose. */
    private static String ours(String text) {
        return text.replaceAll("\\u001b\\[\\d*[AJK]|[\r\n]", "");
    }

    private static void assertHarmless(String text) {
        assertThat(text.codePoints().map(Character::getType).toArray())
                .doesNotContain((int) Character.CONTROL, (int) Character.FORMAT);
    }

    private void pass(long seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }
}
