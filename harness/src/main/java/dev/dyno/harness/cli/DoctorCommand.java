package dev.dyno.harness.cli;

import dev.dyno.harness.doctor.Finding;
import dev.dyno.harness.doctor.InstallationChecks;
import dev.dyno.harness.doctor.LoadCheck;
import dev.dyno.harness.doctor.MachineChecks;
import dev.dyno.scenarios.Lab;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dyno doctor}: what may keep measuring from working here, or from working well. */
@Command(
        name = "doctor",
        description = {
            "Check this machine and this installation; every problem comes with its cure.",
            "",
            "With --noise: compare a baseline with an identical copy of itself, on every device that is meant. Tells how much"
                    + " each metric scatters and the smallest change that the scenario can show, and keeps it in results/noise,"
                    + " where later runs find it.",
            "",
            "With --full: try the Android agent on a phone, by its shell and as an installed package, and write phone.md, a report to"
                    + " send to somebody who has no such phone. The phone's serial number is not in it."
        },
        footerHeading =
                "%nEnds with 4 if something that measuring needs is missing. With --noise: with 1 if a promise of"
                        + " --fail-above is broken, with 3 if nothing is known of one.%n%nExamples:%n",
        footer = {
            "  dyno doctor",
            "  dyno doctor --noise                                  this machine, with the demo's baseline",
            "  dyno doctor --noise scenario.yaml --lab lab.yaml     every device that the scenario means",
            "  dyno doctor --noise scenario.yaml --fail-above latency.p50=2%%     as a nightly canary",
            "  dyno doctor --full -d pixel-8 --lab lab.yaml         does the Android agent work there?"
        })
final class DoctorCommand implements Callable<Integer> {
    private static final Path ROOT = Path.of("/");

    private final Surroundings surroundings;
    private final Console console;

    @ArgGroup(exclusive = false)
    private @Nullable NoiseOptions noise;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.console = surroundings.console();
    }

    @Override
    public Integer call() {
        return (noise == null ? checks() : devices(noise)).code();
    }

    private ExitCode devices(NoiseOptions options) {
        CommandSpec command = Objects.requireNonNull(spec, "spec");
        if (options.asked() == options.full()) {
            throw new ParameterException(command.commandLine(), "what it names is for either --noise or --full");
        }
        try {
            List<String> arguments = Measuring.arguments(command.commandLine().getParseResult());
            if (options.full()) {
                return new PhoneDoctor(surroundings, options, arguments).run();
            }
            return new NoiseDoctor(surroundings, options, arguments).run(json);
        } catch (NoiseOptions.Wrong e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private ExitCode checks() {
        List<Finding> findings = new ArrayList<>(new InstallationChecks(
                        surroundings.installation().agentFolder(),
                        console.path(Path.of("results", "runs")),
                        () -> surroundings.open(Lab.THIS_MACHINE.devices().get(0)))
                .run());
        findings.addAll(new MachineChecks(ROOT).run());
        findings.add(new LoadCheck(ROOT, () -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(400))).run());
        if (json) {
            console.print(Json.write(findings));
        } else {
            print(findings);
        }
        boolean failed = findings.stream().anyMatch(finding -> finding.state() == Finding.State.FAILED);
        return failed ? ExitCode.UNAVAILABLE : ExitCode.PASS;
    }

    private void print(List<Finding> findings) {
        Table table = new Table("", "CHECK", "FOUND");
        findings.forEach(finding -> table.row(word(finding.state()), finding.check(), finding.found()));
        table.lines().stream().skip(1).forEach(console::print);
        findings.stream()
                .filter(finding -> !finding.cure().isEmpty())
                .forEach(finding -> console.print("\n" + finding.check() + ": " + Text.line(finding.cure())));
    }

    private static String word(Finding.State state) {
        return switch (state) {
            case OK -> "ok";
            case ABSENT -> "--";
            case WARNING -> "WARN";
            case FAILED -> "FAIL";
        };
    }
}
