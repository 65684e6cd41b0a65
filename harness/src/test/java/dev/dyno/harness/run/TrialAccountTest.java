package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.device.CollectedTrial;
import dev.dyno.harness.device.TrialEnd;
import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.protocol.Readings;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialResult.Reading;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.scenarios.ConditionRules;
import dev.dyno.scenarios.LoadPattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrialAccountTest {
    private static final PlannedTrial TRIAL = new PlannedTrial(3, 2, "phone", "int8");
    private static final TrialEnd ANSWERED = new TrialEnd.Answered();

    private final Answers answers = new Answers();

    @Test
    void an_ordinary_trial_counts_and_stands_where_the_plan_has_it() {
        TrialRecord record = record(ANSWERED, answers.completed());

        assertThat(record.valid()).isTrue();
        assertThat(record.issues()).isEmpty();
        assertThat(record.id()).isEqualTo(TRIAL.id());
        assertThat(record.round()).isEqualTo(3);
        assertThat(record.position()).isEqualTo(2);
        assertThat(record.deviceSeconds()).isEqualTo(9);
        assertThat(record.startedAt()).isEqualTo(Instant.EPOCH);
        assertThat(record.metrics()).isNotEmpty();
        assertThat(record.facts()).containsEntry("warm-up.steady", "true").containsEntry("warm-up.iterations", "2");
    }

    @ParameterizedTest
    @CsvSource({"0.10, true", "0.11, false"})
    void others_may_use_as_much_of_the_processors_as_the_scenario_says(double share, boolean valid) {
        foreign(share);
        TrialAccount account = account();
        OptionalDouble none = OptionalDouble.empty();
        account.foreignLoad(
                answers.completed(),
                new ConditionRules(
                        none,
                        none,
                        OptionalDouble.of(0.1),
                        none,
                        ConditionRules.Policy.USUAL,
                        ConditionRules.Policy.USUAL,
                        false,
                        Duration.ZERO));

        TrialRecord record = account.of(ANSWERED, collected(answers.completed()), Evidence.of(new double[] {1}, 1), 9);

        assertThat(record.valid()).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({
        "USUAL, false, false",
        "REFUSE, false, false",
        "ALLOW, false, true",
        "USUAL, true, true",
        "REFUSE, true, false"
    })
    void a_device_that_slowed_down_meanwhile_loses_the_trial_unless_that_is_measured(
            ConditionRules.Policy throttle, boolean sustained, boolean valid) {
        HeatTrack.Row cool = new HeatTrack.Row(0, 40, 1, Double.NaN);
        HeatTrack.Row hot = new HeatTrack.Row(1, 60, 0.7, Double.NaN);
        OptionalDouble none = OptionalDouble.empty();
        TrialAccount account = account();
        account.throttling(
                new HeatTrack(List.of(cool, hot), 1, ""),
                new ConditionRules(none, none, none, none, ConditionRules.Policy.USUAL, throttle, false, Duration.ZERO),
                sustained
                        ? new LoadPattern.Sustained(Duration.ofSeconds(1), Duration.ofSeconds(2), 0.01)
                        : Evidence.SINGLE);

        TrialRecord record = account.of(ANSWERED, collected(answers.completed()), Evidence.of(new double[] {1}, 1), 9);

        assertThat(record.valid()).isEqualTo(valid);
        assertThat(String.join(" ", record.validity())).contains(valid ? "" : "capped at 70 %");
    }

    @Test
    void a_crash_fails_the_trial_with_the_signal_and_what_was_printed_last() {
        assertThat(failure(new TrialEnd.Crashed(OptionalInt.of(139), "core\u001b[2J dumped")))
                .contains("signal 11", "core dumped")
                .doesNotContain("\u001b");
    }

    @Test
    void a_trial_beyond_its_limit_names_the_limit_to_raise() {
        assertThat(failure(new TrialEnd.TimedOut(Duration.ofSeconds(90), "")))
                .contains("90 s", "trial-time-limit")
                .doesNotContain("printed");
    }

    @Test
    void a_silent_agent_is_said_to_be_silent() {
        assertThat(failure(new TrialEnd.Silent(Duration.ofSeconds(30), "last words")))
                .contains("30 s", "last words");
    }

    @Test
    void a_result_beside_a_crash_is_not_believed() {
        TrialRecord record = record(new TrialEnd.Crashed(OptionalInt.empty(), ""), answers.completed());

        assertThat(record.state()).isEqualTo(TrialRecord.State.FAILED);
        assertThat(record.metrics()).isEmpty();
    }

    @Test
    void an_answer_that_is_not_there_fails_the_trial_and_what_was_not_fetched_is_still_told() {
        Issue tooLarge = new Issue(Issue.Severity.ERROR, "result.json is too large", TRIAL.id());
        TrialRecord record = account()
                .of(
                        ANSWERED,
                        new CollectedTrial(Optional.empty(), Map.of(), List.of(tooLarge)),
                        Evidence.of(new double[0], 1),
                        9);

        assertThat(record.state()).isEqualTo(TrialRecord.State.FAILED);
        assertThat(record.issues()).hasSize(2).last().isEqualTo(tooLarge);
    }

    @Test
    void what_an_agent_says_of_its_failure_is_cleaned_and_bounded() {
        TrialRecord record =
                record(ANSWERED, answers.failed("load\n", "no\u001b[31m op \u0007Conv" + "x".repeat(1 << 20)));

        String message = record.issues().get(0).message();
        assertThat(message).startsWith("load: ").hasSizeLessThan(5000).doesNotContain("\u001b", "\u0007");
        assertThat(record.state()).isEqualTo(TrialRecord.State.FAILED);
    }

    @Test
    void samples_that_cannot_be_trusted_fail_the_trial_and_say_every_problem() {
        TrialRecord record = account().of(ANSWERED, collected(answers.completed()), Evidence.doubtful("one", "two"), 9);

        assertThat(record.state()).isEqualTo(TrialRecord.State.FAILED);
        assertThat(record.issues())
                .singleElement()
                .satisfies(issue -> assertThat(issue.message()).contains("cannot be trusted", "one; two"));
    }

    @Test
    void an_unsteady_warm_up_is_a_warning_with_its_cure_and_the_trial_counts() {
        answers.warmUp = new TrialResult.WarmUpOutcome(500, 8_000_000_000L, false);

        TrialRecord record = record(ANSWERED, answers.completed());

        assertThat(record.valid()).isTrue();
        assertThat(warnings(record)).singleElement().asString().contains("warm-up.max-duration");
    }

    @Test
    void a_busy_device_is_a_warning_with_its_share() {
        foreign(0.35);
        assertThat(warnings(record(ANSWERED, answers.completed())))
                .singleElement()
                .asString()
                .contains("35 %");

        foreign(0.2);
        assertThat(warnings(record(ANSWERED, answers.completed()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"charging", "", "\u001b[2J"})
    void evidence_that_the_agent_disowns_does_not_count_whatever_it_gives_as_reason(String reason) {
        answers.validity.add(reason);

        TrialRecord record = record(ANSWERED, answers.completed());

        assertThat(record.state()).isEqualTo(TrialRecord.State.COMPLETED);
        assertThat(record.valid()).isFalse();
        assertThat(record.validity())
                .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("\u001b"));
    }

    @Test
    void facts_are_cleaned_and_of_a_bounded_number() {
        for (int i = 0; i < 1000; i++) {
            answers.facts.put("fact" + i, "\u001b]0;title\u0007value");
        }

        TrialRecord record = record(ANSWERED, answers.completed());

        assertThat(record.facts()).hasSizeLessThan(200);
        assertThat(record.facts().get("fact0")).isEqualTo("]0;titlevalue");
    }

    @Test
    void the_names_of_kept_files_are_in_the_record_of_a_failure_too() {
        TrialAccount account = account();
        account.keep(Map.of("log", "logs/x.log"));

        assertThat(account.failed("no", 0).files()).containsEntry("log", "logs/x.log");
    }

    private void foreign(double share) {
        answers.reading(Readings.CPU_FOREIGN_SHARE, Reading.of(share, "1", "computed", "/proc/stat"));
    }

    private String failure(TrialEnd end) {
        TrialRecord record = account()
                .of(end, new CollectedTrial(Optional.empty(), Map.of(), List.of()), Evidence.of(new double[0], 1), 9);
        assertThat(record.state()).isEqualTo(TrialRecord.State.FAILED);
        assertThat(record.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.severity()).isEqualTo(Issue.Severity.ERROR);
            assertThat(issue.source()).isEqualTo(TRIAL.id());
        });
        return record.issues().get(0).message();
    }

    private static TrialRecord record(TrialEnd end, TrialResult result) {
        return account().of(end, collected(result), Evidence.of(new double[] {0.001, 0.001, 0.001}, 1), 9);
    }

    private static CollectedTrial collected(TrialResult result) {
        return new CollectedTrial(Optional.of(result), Map.of(), List.of());
    }

    private static TrialAccount account() {
        return new TrialAccount(TRIAL, Instant.EPOCH);
    }

    private static List<String> warnings(TrialRecord record) {
        return record.issues().stream()
                .filter(issue -> issue.severity() == Issue.Severity.WARNING)
                .map(Issue::message)
                .toList();
    }
}
