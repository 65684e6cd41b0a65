package dev.dyno.harness.cli;

import dev.dyno.results.error.DynoException;
import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.Rounds;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.Lab;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.file.ScenarioFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dyno run}: measures a scenario, judges it, writes the report. */
@Command(
        name = "run",
        description = {
            "Measure a scenario's candidates against its baseline, judge them, and write the report.",
            "Several scenarios run one after the other; the exit code is the worst of theirs, which is, from the worst:"
                    + " 130, 70, 2, 1, 4, 5, 3, 0.",
            "",
            "Every finished trial is on the disk before the next begins. Ctrl-C ends in order with what there is; a run that"
                    + " was cut off goes on with --resume."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  dyno run scenario.yaml                       results go to results/runs/<time>-<name>",
            "  dyno run scenario.yaml -o OUT --rounds 12    a fixed number of rounds",
            "  dyno run A.yaml B.yaml -o OUT                one after the other, into OUT/<name of A> and OUT/<name of B>",
            "  dyno run scenario.yaml --dry-run             the plan and its device time, nothing measured",
            "  dyno run --resume OUT                        go on with an interrupted run"
        })
final class RunCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", arity = "0..*", description = "The scenario files.")
    private List<Path> scenarioFiles = new ArrayList<>();

    @Option(
            names = {"-d", "--devices"},
            paramLabel = "SELECTOR",
            description = "Only these devices, instead of the scenario's own selector: 'os:linux -slow'.")
    private @Nullable DeviceSelector selector;

    @Option(names = "--lab", paramLabel = "FILE", description = "The lab's devices; without it, this machine.")
    private @Nullable Path labFile;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description =
                    "Exactly this many rounds, 1 to 999, whatever the scenario says: nothing ends early and nothing is"
                            + " confirmed. A 95 %% interval needs at least 6.")
    private @Nullable Integer rounds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the order of trials, to repeat a plan; drawn and recorded otherwise.")
    private @Nullable Long seed;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description =
                    "Folder of the results; must not exist or be empty. With several scenarios, each has a folder of its"
                            + " name in it.")
    private @Nullable Path output;

    @Option(names = "--dry-run", description = "Show the plan and its device time; measure nothing.")
    private boolean dryRun;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            description = "Wait so long for devices that others hold: '30 min'. Without it, they are left out.")
    private @Nullable Duration wait;

    @Option(names = "--resume", paramLabel = "RUN", description = "Go on with the run in this folder.")
    private @Nullable Path resume;

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Measuring measuring = new Measuring(surroundings, wait == null ? Duration.ZERO : wait);
        Lab lab = surroundings.lab(labFile);
        if (resume != null) {
            refuseWithResume();
            return measuring.resume(surroundings.console().path(resume), lab).code();
        }
        if (scenarioFiles.isEmpty()) {
            throw wrong("name a scenario file, or --resume a run; 'dyno init' writes a scenario to start from");
        }
        ExitCode worst = ExitCode.PASS;
        for (Scenario scenario : scenarios()) {
            if (measuring.stopped()) {
                return ExitCode.INTERRUPTED.code(); // also where the scenario before this one could still be completed
            }
            ExitCode code = dryRun ? measuring.show(scenario, lab, seed) : measured(measuring, scenario, lab);
            worst = ExitCode.worse(code, worst);
        }
        return worst.code();
    }

    /** Every scenario, before the first is measured: a mistake in the last one shall not come to light after hours. */
    private List<Scenario> scenarios() {
        List<Scenario> scenarios = new ArrayList<>();
        List<Issue> issues = new ArrayList<>();
        for (Path file : scenarioFiles) {
            try {
                scenarios.add(adjusted(
                        ScenarioFiles.load(surroundings.console().path(file), surroundings.scenarioContext())));
            } catch (ScenarioException e) {
                issues.addAll(e.issues());
            }
        }
        if (!issues.isEmpty()) {
            throw new ScenarioException(issues);
        }
        Set<String> names = new HashSet<>();
        for (Scenario scenario : scenarios) {
            if (!names.add(scenario.name())) {
                throw wrong("two scenarios are named '" + scenario.name() + "': their results would share a folder");
            }
        }
        return scenarios;
    }

    /** One scenario; when there are more, its errors do not keep the others from running. */
    private ExitCode measured(Measuring measuring, Scenario scenario, Lab lab) {
        if (scenarioFiles.size() == 1) {
            return measuring.run(scenario, lab, output, seed, arguments());
        }
        try {
            Path folder = output == null ? null : output.resolve(scenario.name());
            return measuring.run(scenario, lab, folder, seed, arguments());
        } catch (DynoException e) {
            return new Failures(surroundings.console()).known(e);
        }
    }

    private void refuseWithResume() {
        if (!scenarioFiles.isEmpty()
                || selector != null
                || rounds != null
                || seed != null
                || output != null
                || dryRun) {
            throw wrong("--resume goes on with the run as it was planned; it takes no scenario and no other option"
                    + " but --lab and --wait");
        }
    }

    private Scenario adjusted(Scenario scenario) {
        Scenario adjusted = scenario;
        if (rounds != null) {
            if (rounds < 1 || rounds > 999) {
                throw wrong("--rounds: 1 to 999, not " + rounds);
            }
            adjusted = adjusted.withRounds(Rounds.fixed(rounds));
        }
        if (selector != null) {
            adjusted = adjusted.withDevices(selector);
        }
        return adjusted;
    }

    private List<String> arguments() {
        return spec == null
                ? List.of("dyno", "run")
                : Measuring.arguments(spec.commandLine().getParseResult());
    }

    private ParameterException wrong(String message) {
        if (spec == null) {
            throw new IllegalStateException(message);
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
