package dev.dyno.harness.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dyno report}: writes the pages of a run that is there already. */
@Command(
        name = "report",
        description =
                "Write verdict.json, report.html, summary.md, junit.xml, metrics.txt and badge.svg of an existing run again.",
        footerHeading =
                "%nEnds with 0 when they are written, whatever they say; see 'gate' for the verdict.%n%nExamples:%n",
        footer = {"  dyno report OUT"})
final class ReportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private RunArgument argument = new RunArgument();

    ReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        RunArgument.Judged judged = argument.judge(surroundings, null);
        judged.write();
        surroundings.console().print(judged.folder().resolve("report.html").toString());
        return ExitCode.PASS.code();
    }
}
