package dev.dyno.harness.cli;

import dev.dyno.reports.page.PageFiles.Layout;
import dev.dyno.reports.page.compare.CompareFiles;
import dev.dyno.reports.page.compare.ComparedRun;
import dev.dyno.reports.page.site.SiteFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dyno report}: writes the pages of runs that are there already. */
@Command(
        name = "report",
        description =
                "Write the report of a run again, compare several runs, or make a site of a folder of nightly runs.",
        footerHeading =
                "%nEnds with 0 when they are written, whatever they say; see 'gate' for the verdict.%n%nExamples:%n",
        footer = {
            "  dyno report OUT",
            "  dyno report LAST-WEEK TODAY           comparison.html: what changed between them, worst first",
            "  dyno report OUT --layout dir          for hosts that forbid scripts and styles in a page",
            "  dyno report --index results/runs      index.html of all runs in there, and a page for each scenario"
        })
final class ReportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "RUN",
            arity = "0..*",
            description = "The folder of a run; of several, the one to start from first.")
    private List<Path> runs = List.of();

    @Option(
            names = "--index",
            paramLabel = "DIR",
            description = "Bring the site of this folder of run folders up to date instead.")
    private @Nullable Path index;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the page that compares several runs goes. Default: comparison.html.")
    private @Nullable Path output;

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            description = "file: each page is one file. dir: its style, script and data lie beside it. Default: file.")
    private Layout layout = Layout.FILE;

    ReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        boolean several = runs.size() > 1;
        if (runs.size() > CompareFiles.MOST) {
            throw usage("at most " + CompareFiles.MOST + " runs can be compared on one page");
        }
        if (output != null && !several) {
            throw usage("--output is for comparing several runs; the pages of one run are in its folder");
        }
        if ((index == null) == runs.isEmpty()) {
            throw usage("name the folder of a run, those of several, or --index with a folder of runs");
        }
        if (index != null) {
            site(index);
        } else if (several) {
            compare(output == null ? Path.of("comparison.html") : output);
        } else {
            run(runs.get(0));
        }
        return ExitCode.PASS.code();
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private void compare(Path named) {
        Console console = surroundings.console();
        Path page = console.path(named);
        List<ComparedRun> compared = new ArrayList<>();
        for (Path folder : runs) {
            RunArgument.Judged judged = RunArgument.of(folder).judge(surroundings, null);
            compared.add(new ComparedRun(judged.folder(), judged.run(), judged.judgement()));
        }
        CompareFiles.write(page, compared, layout);
        console.print(page.toString());
    }

    private void run(Path folder) {
        RunArgument.Judged judged = RunArgument.of(folder).judge(surroundings, null);
        judged.write(layout);
        surroundings.console().print(judged.folder().resolve("report.html").toString());
    }

    private void site(Path folder) {
        Console console = surroundings.console();
        SiteFiles.Site site = SiteFiles.write(console.path(folder), layout);
        site.history()
                .skipped()
                .forEach(skipped ->
                        console.warn("not used: " + Text.line(skipped.folder()) + ": " + Text.line(skipped.reason())));
        site.history().notes().forEach(note -> console.warn(Text.line(note)));
        console.say(site.history().nights() + (site.history().nights() == 1 ? " run, " : " runs, ")
                + site.history().read() + " of them new; " + site.written() + (site.written() == 1 ? " file" : " files")
                + " written");
        console.print(site.index().toString());
    }
}
