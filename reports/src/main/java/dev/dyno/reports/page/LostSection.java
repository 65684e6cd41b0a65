package dev.dyno.reports.page;

import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.util.List;

/** The trials whose evidence does not count, with the cause of each. */
final class LostSection {
    private LostSection() {}

    static List<Page.Lost> of(RunRecord run) {
        return run.trials().stream()
                .filter(trial -> !trial.valid())
                .map(LostSection::lost)
                .toList();
    }

    private static Page.Lost lost(TrialRecord trial) {
        return new Page.Lost(
                Shown.name(trial.id()),
                Shown.name(trial.device()),
                Shown.name(trial.candidate()),
                trial.round(),
                trial.state() == TrialRecord.State.FAILED ? "failed" : "discarded",
                Shown.text(cause(trial)));
    }

    private static String cause(TrialRecord trial) {
        if (trial.state() == TrialRecord.State.COMPLETED) {
            return String.join("; ", trial.validity());
        }
        return trial.issues().stream().findFirst().map(Issue::message).orElse("no cause is recorded");
    }
}
