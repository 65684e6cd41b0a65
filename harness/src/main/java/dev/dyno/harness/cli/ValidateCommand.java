package dev.dyno.harness.cli;

import dev.dyno.harness.noise.KnownNoise;
import dev.dyno.reports.noise.Foresight;
import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.NoiseFloor;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.file.LabFiles;
import dev.dyno.scenarios.file.ScenarioFiles;
import dev.dyno.scenarios.file.Transports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dyno validate}: every problem of every file, before a device is touched. */
@Command(
        name = "validate",
        description = {
            "Check scenario and lab files; print every problem as file:line:col: message.",
            "What a valid scenario asks too much of is warned of: fewer rounds than any interval needs, and limits below"
                    + " what 'dyno doctor --noise' has seen of the devices."
        },
        footerHeading = "%nEnds with 0 if all files are valid and with 2 if not.%n%nExamples:%n",
        footer = {"  dyno validate scenario.yaml lab.yaml"})
final class ValidateCommand implements Callable<Integer> {
    private static final Pattern LAB = Pattern.compile("(?m)^schema:\\s*[\"']?dyno/lab/");
    private static final int ENOUGH_TO_TELL = 64 << 10;

    private final Surroundings surroundings;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenario or lab files.")
    private List<Path> files = List.of();

    ValidateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        boolean valid = true;
        for (Path file : files) {
            valid &= validate(file);
        }
        return (valid ? ExitCode.PASS : ExitCode.USAGE).code();
    }

    private boolean validate(Path file) {
        Console console = surroundings.console();
        try {
            console.print(Text.line(file.toString()) + ": " + (isLab(file) ? lab(file) : scenario(file)));
            return true;
        } catch (ScenarioException e) {
            e.issues().forEach(issue -> console.print(Text.issue(issue)));
            return false;
        }
    }

    /** A lab file says so; everything else is taken for a scenario, whose reader then says what is wrong. */
    private boolean isLab(Path file) {
        try (var stream = Files.newInputStream(surroundings.console().path(file))) {
            return LAB.matcher(new String(stream.readNBytes(ENOUGH_TO_TELL), StandardCharsets.UTF_8))
                    .find();
        } catch (IOException e) {
            return false;
        }
    }

    private String lab(Path file) {
        int devices = LabFiles.load(shown(file), surroundings.console().env(), Transports.SHIPPED)
                .devices()
                .size();
        return "valid lab, " + count(devices, "device");
    }

    private String scenario(Path file) {
        Scenario scenario = ScenarioFiles.load(shown(file), surroundings.scenarioContext());
        foresee(scenario);
        return "valid scenario '" + scenario.name() + "', "
                + count(scenario.candidates().size(), "candidate") + ", "
                + scenario.rounds().words();
    }

    /** What is known of the gate already; none of it makes the scenario wrong. */
    private void foresee(Scenario scenario) {
        List<Issue> issues = new ArrayList<>();
        Foresight.of(scenario)
                .tooFewRounds()
                .ifPresent(why -> issues.add(new Issue(Issue.Severity.WARNING, why, scenario.name())));
        for (NoiseFloor floor : surroundings.noise().all(scenario.devices(), issues)) {
            issues.addAll(KnownNoise.tooTight(scenario, floor));
        }
        issues.forEach(issue -> surroundings.console().say(Text.issue(issue)));
    }

    /** Problems name the file as the user did, where that leads to it. */
    private Path shown(Path file) {
        Path path = surroundings.console().path(file);
        return path.equals(file.toAbsolutePath().normalize()) ? file : path;
    }

    private static String count(int n, String thing) {
        return n + " " + thing + (n == 1 ? "" : "s");
    }
}
