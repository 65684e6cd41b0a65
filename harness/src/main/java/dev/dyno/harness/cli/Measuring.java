package dev.dyno.harness.cli;

import dev.dyno.harness.cli.progress.Progress;
import dev.dyno.harness.device.AgentArtifact;
import dev.dyno.harness.device.DeviceProfiler;
import dev.dyno.harness.plan.DeviceTime;
import dev.dyno.harness.run.LabDevices;
import dev.dyno.harness.run.RunListener;
import dev.dyno.harness.run.RunRequest;
import dev.dyno.harness.run.RunTools;
import dev.dyno.harness.run.Runner;
import dev.dyno.harness.run.StopSignal;
import dev.dyno.harness.transport.Transport;
import dev.dyno.reports.gate.Judge;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.page.ReportFiles;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.scenarios.Lab;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.file.ScenarioFiles;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** What {@code run} and {@code demo} share: measure, judge, write the report, tell the user, and end in the right code. */
final class Measuring {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final Surroundings surroundings;
    private final Console console;
    private final StopSignal stop = new StopSignal();

    Measuring(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.console = surroundings.console();
    }

    /** Shows what a run would do. */
    ExitCode show(Scenario scenario, Lab lab, @Nullable Long seed) {
        RunTools tools = tools();
        try (LabDevices devices = LabDevices.open(lab, scenario.devices(), tools.transports(), new DeviceProfiler())) {
            devices.issues().forEach(issue -> console.warn(Text.issue(issue)));
            PlanText.lines(scenario, devices, seed == null ? 0 : seed).forEach(console::print);
            if (seed == null) {
                console.print("The order is that of --seed 0; a run without --seed draws its own.");
            }
            return devices.devices().isEmpty() ? ExitCode.UNAVAILABLE : ExitCode.PASS;
        }
    }

    /** Measures a scenario into a new folder. */
    ExitCode run(Scenario scenario, Lab lab, @Nullable Path output, @Nullable Long seed, List<String> arguments) {
        Path folder = output == null
                ? console.path(Path.of(
                        "results", "runs", STAMP.format(LocalDateTime.now(Clock.systemUTC())) + "-" + scenario.name()))
                : console.path(output);
        RunFolder.requireFree(folder);
        DemoCache.ensure(scenario, surroundings.cacheFolder(), console::say);
        long chosen = seed == null ? new SecureRandom().nextLong() >>> 12 : seed;
        RunRequest request = new RunRequest(scenario, folder, chosen, arguments);
        return measured(scenario, folder, (runner) -> runner.run(request, lab));
    }

    /** Goes on with a run. */
    ExitCode resume(Path folder, Lab lab) {
        try (RunFolder opened = RunFolder.open(folder)) {
            Scenario scenario =
                    ScenarioFiles.loadSaved(opened.file(RunFolder.SCENARIO), surroundings.scenarioContext());
            DemoCache.ensure(scenario, surroundings.cacheFolder(), console::say);
            return measured(scenario, folder, runner -> runner.resume(opened, scenario, lab));
        }
    }

    /** Whether the user wants everything to end. */
    boolean stopped() {
        return stop.given();
    }

    private ExitCode measured(Scenario scenario, Path folder, Measurement measurement) {
        RunListener progress = Progress.on(console.err(), console.redraws(), console.env(), DeviceTime.of(scenario));
        InterruptGuard guard = InterruptGuard.install(stop, console);
        try {
            RunRecord run = measurement.by(new Runner(tools(), progress, stop));
            Judgement judgement = Judge.judge(run, scenario.gate());
            ReportFiles.write(folder, run, scenario, judgement);
            Outcome outcome = new Outcome(run, judgement);
            outcome.printTable(console);
            outcome.printDecision(console);
            console.print("report: " + folder.resolve("report.html"));
            return outcome.exitCode();
        } finally {
            guard.close();
        }
    }

    /** The command line as the run records it. */
    static List<String> arguments(ParseResult parsed) {
        List<String> arguments =
                new ArrayList<>(List.of("dyno", parsed.commandSpec().name()));
        arguments.addAll(parsed.originalArgs());
        return arguments;
    }

    private RunTools tools() {
        Map<String, Transport> transports =
                surroundings.transports().stream().collect(Collectors.toMap(Transport::name, Function.identity()));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new RunTools(
                transports,
                AgentArtifact.load(surroundings.installation().agentFolder()),
                java.toString(),
                Installation.version(),
                Clock.systemUTC(),
                System::nanoTime);
    }

    /** One way of measuring. */
    private interface Measurement {
        RunRecord by(Runner runner);
    }
}
