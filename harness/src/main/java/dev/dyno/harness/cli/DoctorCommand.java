package dev.dyno.harness.cli;

import dev.dyno.harness.doctor.Finding;
import dev.dyno.harness.doctor.InstallationChecks;
import dev.dyno.harness.doctor.LoadCheck;
import dev.dyno.harness.doctor.MachineChecks;
import dev.dyno.scenarios.Lab;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dyno doctor}: what may keep measuring from working here, or from working well. */
@Command(
        name = "doctor",
        description = "Check this machine and this installation; every problem comes with its cure.",
        footerHeading = "%nEnds with 4 if something that measuring needs is missing.%n",
        footer = "")
final class DoctorCommand implements Callable<Integer> {
    private static final Path ROOT = Path.of("/");

    private final Surroundings surroundings;
    private final Console console;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.console = surroundings.console();
    }

    @Override
    public Integer call() {
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
        return (failed ? ExitCode.UNAVAILABLE : ExitCode.PASS).code();
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
