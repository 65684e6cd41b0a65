package dev.dyno.harness.cli;

import dev.dyno.reports.gate.Judge;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.page.PageFiles.Layout;
import dev.dyno.reports.page.ReportFiles;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.file.ScenarioFiles;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The argument of every command that works on a run which is there already. */
final class RunArgument {
    @Parameters(paramLabel = "RUN", description = "The folder of a run.")
    private Path folder = Path.of("");

    /** The argument of a command that takes it in another place. */
    static RunArgument of(Path folder) {
        RunArgument argument = new RunArgument();
        argument.folder = folder;
        return argument;
    }

    /**
     * Opens the run.
     *
     * @throws dev.dyno.results.error.StoreException if there is none
     */
    RunFolder open(Console console) {
        return RunFolder.open(console.path(folder));
    }

    /**
     * Judges the run again.
     *
     * @param scenarioFile whose gate to judge by; null for the one saved with the run
     */
    Judged judge(Surroundings surroundings, @Nullable Path scenarioFile) {
        try (RunFolder run = open(surroundings.console())) {
            Path file = scenarioFile == null
                    ? run.file(RunFolder.SCENARIO)
                    : surroundings.console().path(scenarioFile);
            Scenario scenario = ScenarioFiles.loadSaved(file, surroundings.scenarioContext());
            RunRecord record = run.read();
            return new Judged(run.root(), record, scenario, Judge.judge(record, scenario.gate()));
        }
    }

    /**
     * A run and what it means.
     *
     * @param folder the run's folder
     * @param run what was seen
     * @param scenario by which it was judged
     * @param judgement what it means
     */
    record Judged(Path folder, RunRecord run, Scenario scenario, Judgement judgement) {
        /** Writes verdict, summary and page into the run's folder. */
        void write() {
            write(Layout.FILE);
        }

        /** Likewise, with the page's style, script and data where they are wanted. */
        void write(Layout layout) {
            ReportFiles.write(folder, run, scenario, judgement, layout);
        }

        Outcome outcome() {
            return new Outcome(run, judgement);
        }
    }
}
