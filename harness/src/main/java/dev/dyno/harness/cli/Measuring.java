package dev.dyno.harness.cli;

import dev.dyno.harness.android.AndroidAgent;
import dev.dyno.harness.cli.progress.Progress;
import dev.dyno.harness.device.AgentArtifact;
import dev.dyno.harness.device.JavaDeployment;
import dev.dyno.harness.lab.DeviceAccess;
import dev.dyno.harness.noise.KnownNoise;
import dev.dyno.harness.plan.DeviceTime;
import dev.dyno.harness.run.LabDevices;
import dev.dyno.harness.run.RunRequest;
import dev.dyno.harness.run.RunTools;
import dev.dyno.harness.run.Runner;
import dev.dyno.harness.run.StopSignal;
import dev.dyno.reports.gate.Judge;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.noise.Foresight;
import dev.dyno.reports.page.ReportFiles;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.scenarios.Lab;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.file.ScenarioFiles;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** What {@code run} and {@code demo} share: measure, judge, write the report, tell the user, and end in the right code. */
final class Measuring {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final Surroundings surroundings;
    private final Console console;
    private final Duration patience;
    private final StopSignal stop = new StopSignal();

    Measuring(Surroundings surroundings) {
        this(surroundings, Duration.ZERO);
    }

    /**
     * Measuring with patience.
     *
     * @param patience how long to wait for a device that another holds
     */
    Measuring(Surroundings surroundings, Duration patience) {
        this.patience = patience;
        this.surroundings = surroundings;
        this.console = surroundings.console();
    }

    /** Shows what a run would do. */
    ExitCode show(Scenario scenario, Lab lab, @Nullable Long seed) {
        try (LabDevices devices = LabDevices.open(lab, scenario.devices(), new LabHost(surroundings).looking())) {
            devices.missing().forEach(device -> console.warn(Text.line(device.device() + ": " + device.reason())));
            PlanText.lines(scenario, devices, seed == null ? 0 : seed).forEach(console::print);
            Foresight.of(scenario).tooFewRounds().ifPresent(console::warn);
            devices.devices().forEach(use -> foresee(scenario, use.profile()));
            if (seed == null) {
                console.print("The order is that of --seed 0; a run without --seed draws its own.");
            }
            return devices.devices().isEmpty() ? ExitCode.UNAVAILABLE : ExitCode.PASS;
        }
    }

    private void foresee(Scenario scenario, DeviceProfile device) {
        KnownNoise known = surroundings.noise().of(device);
        known.expectedRounds(scenario)
                .ifPresent(rounds -> console.print("From the noise of " + device.name() + ": about "
                        + Math.round(rounds) + " rounds for a candidate that changes nothing."));
        known.issues(scenario).forEach(issue -> console.say(Text.issue(issue)));
    }

    /** Measures a scenario into a new folder. */
    ExitCode run(Scenario scenario, Lab lab, @Nullable Path output, @Nullable Long seed, List<String> arguments) {
        Foresight.of(scenario).tooFewRounds().ifPresent(console::warn);
        Path folder = folder(scenario, output);
        RunRequest request = new RunRequest(scenario, folder, seed == null ? drawn() : seed, arguments);
        return measured(scenario, folder, runner -> runner.run(request, lab));
    }

    /** Measures a scenario into a new folder, and leaves it to the caller to say what came of it. */
    Outcome quietly(Scenario scenario, Lab lab, Path folder, List<String> arguments) {
        RunRequest request = new RunRequest(scenario, folder, drawn(), arguments);
        return outcome(scenario, folder, runner -> runner.run(request, lab));
    }

    /** Where a run goes: the folder that the user named, or one of its time and name; it is free, and the models are there. */
    Path folder(Scenario scenario, @Nullable Path output) {
        Path folder = output == null
                ? console.path(Path.of(
                        "results", "runs", STAMP.format(LocalDateTime.now(Clock.systemUTC())) + "-" + scenario.name()))
                : console.path(output);
        RunFolder.requireFree(folder);
        DemoCache.ensure(scenario, surroundings.cacheFolder(), console::say);
        return folder;
    }

    private static long drawn() {
        return new SecureRandom().nextLong() >>> 12;
    }

    /** Goes on with a run. */
    ExitCode resume(Path folder, Lab lab) {
        try (RunFolder opened = RunFolder.open(folder)) {
            // The command line may have had other rounds than the scenario.
            Scenario scenario = ScenarioFiles.loadSaved(opened.file(RunFolder.SCENARIO), surroundings.scenarioContext())
                    .withRounds(opened.read().rounds());
            DemoCache.ensure(scenario, surroundings.cacheFolder(), console::say);
            return measured(scenario, folder, runner -> runner.resume(opened, scenario, lab));
        }
    }

    /** Whether the user wants everything to end. */
    boolean stopped() {
        return stop.given();
    }

    private ExitCode measured(Scenario scenario, Path folder, Measurement measurement) {
        Outcome outcome;
        try {
            outcome = outcome(scenario, folder, measurement);
        } catch (DeviceException e) {
            if (stop.given()) {
                return ExitCode.INTERRUPTED; // before there was a device to measure on
            }
            throw e;
        }
        outcome.printTable(console);
        outcome.printDecision(console);
        console.print("report: " + folder.resolve("report.html"));
        new GithubStep(console).tell(folder, outcome.judged());
        return outcome.exitCode();
    }

    private Outcome outcome(Scenario scenario, Path folder, Measurement measurement) {
        Progress progress = Progress.on(console.err(), console.redraws(), console.env(), DeviceTime.of(scenario));
        InterruptGuard guard = InterruptGuard.install(stop, progress::note);
        try {
            DeviceAccess access = new LabHost(surroundings).measuring(folder, patience, progress::noticed);
            RunRecord run = measurement.by(new Runner(tools(access), progress, stop));
            Judgement judgement = Judge.judge(run, scenario.gate());
            ReportFiles.write(folder, run, scenario, judgement);
            return new Outcome(run, judgement);
        } finally {
            guard.close();
        }
    }

    /** The command line as the run records it: all that was typed, the subcommand's name with it. */
    static List<String> arguments(ParseResult parsed) {
        List<String> arguments = new ArrayList<>(List.of("dyno"));
        arguments.addAll(parsed.originalArgs());
        return arguments;
    }

    private RunTools tools(DeviceAccess access) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new RunTools(
                access,
                AgentArtifact.load(surroundings.installation().agentFolder()),
                new AndroidAgent(surroundings.installation().androidAgentFolder()),
                surroundings.installation().webAgent(),
                new JavaDeployment(java.toString(), surroundings.deviceJava()),
                Installation.version(),
                Clock.systemUTC(),
                System::nanoTime,
                surroundings.noise());
    }

    /** One way of measuring. */
    private interface Measurement {
        RunRecord by(Runner runner);
    }
}
