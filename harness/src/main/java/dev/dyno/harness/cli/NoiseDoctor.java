package dev.dyno.harness.cli;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.file.ScenarioFiles;
import dev.dyno.scenarios.file.ScenarioLibrary;
import dev.dyno.scenarios.file.SelfComparison;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code dyno doctor --noise}: measures, keeps and tells how much devices scatter by themselves. */
final class NoiseDoctor {
    private static final String DEMO = "demo";

    private final Surroundings surroundings;
    private final Console console;
    private final NoiseOptions options;
    private final List<String> arguments;

    NoiseDoctor(Surroundings surroundings, NoiseOptions options, List<String> arguments) {
        this.surroundings = surroundings;
        this.console = surroundings.console();
        this.options = options;
        this.arguments = arguments;
    }

    /**
     * Does all of it.
     *
     * @param json whether to print one JSON document instead of text
     * @throws NoiseOptions.Wrong if an option is out of its range
     */
    ExitCode run(boolean json) {
        Map<Metric, Double> bounds = options.failAbove();
        int rounds = options.rounds();
        Scenario scenario = scenario();
        Scenario self = SelfComparison.of(scenario, rounds, surroundings.scenarioContext());
        Measuring measuring = new Measuring(surroundings);
        Path folder = measuring.folder(self, options.output());
        Outcome outcome = measuring.quietly(self, surroundings.lab(options.lab()), folder, arguments);
        NoiseFindings findings = new NoiseFindings(scenario, outcome, bounds);
        findings.keep(surroundings.noise());
        NoiseTable table = new NoiseTable(scenario, findings.floors());
        if (json) {
            console.print(Json.write(new NoiseTable.Document(table.rows(), findings.findings(), folder.toString())));
        } else {
            print(outcome.run(), table, findings.findings(), folder);
        }
        return findings.exitCode();
    }

    private void print(RunRecord run, NoiseTable table, List<Issue> findings, Path folder) {
        table.lines().forEach(console::print);
        findings.forEach(issue -> console.print(Text.issue(issue)));
        run.issues().forEach(issue -> console.say(Text.issue(issue)));
        console.print("report: " + folder.resolve("report.html"));
    }

    private Scenario scenario() {
        @Nullable Path file = options.scenario();
        Scenario scenario = file == null
                ? ScenarioFiles.parse(
                        DEMO + ".yaml",
                        ScenarioLibrary.text(DEMO).orElseThrow(),
                        console.folder(),
                        surroundings.scenarioContext())
                : ScenarioFiles.load(console.path(file), surroundings.scenarioContext());
        @Nullable DeviceSelector selector = options.selector();
        return selector == null ? scenario : scenario.withDevices(selector);
    }
}
