package dev.dyno.harness.cli;

import dev.dyno.results.error.StoreException;
import dev.dyno.results.export.Exporter;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.results.store.SampleFiles;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dyno export}: a run in the forms that other tools read. */
@Command(
        name = "export",
        description = "Write a run in forms that other tools read; never overwrites a file.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dyno export OUT --format csv > trials.csv",
            "  dyno export OUT --format json,md -o run       # writes run.json and run.md"
        })
final class ExportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private RunArgument argument = new RunArgument();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORM",
            split = ",",
            required = true,
            completionCandidates = Forms.class,
            description = "One or more of: ${COMPLETION-CANDIDATES}.")
    private List<String> formats = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "-",
            description = "Where to; - is standard output. Several forms get endings of their own.")
    private String output = "-";

    ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Exporter> exporters = formats.stream().map(this::exporter).toList();
        if (exporters.size() > 1 && output.equals("-")) {
            throw new ParameterException(spec().commandLine(), "several forms need files: -o NAME");
        }
        try (RunFolder folder = argument.open(surroundings.console())) {
            RunRecord run = folder.read();
            for (Exporter exporter : exporters) {
                export(exporter, folder, run, exporters.size() > 1 ? "." + exporter.name() : "");
            }
        }
        return ExitCode.PASS.code();
    }

    private void export(Exporter exporter, RunFolder folder, RunRecord run, String ending) {
        Exporter.SampleSource samples = trial -> trial.files().containsKey("samples")
                ? SampleFiles.readMeasured(folder.file(trial.files().get("samples")))
                : new double[0];
        Console console = surroundings.console();
        Path target = console.path(Path.of(output + ending));
        try {
            if (output.equals("-")) {
                exporter.write(run, samples, console.out());
                return;
            }
            try (Writer writer =
                    Files.newBufferedWriter(target, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
                exporter.write(run, samples, writer);
            }
            console.say("wrote " + target);
        } catch (FileAlreadyExistsException e) {
            throw new StoreException(target + " exists already; name another file with -o", e);
        } catch (IOException e) {
            throw new StoreException(target + " cannot be written: " + e, e);
        }
    }

    private Exporter exporter(String name) {
        return Exporter.named(name)
                .orElseThrow(() -> new ParameterException(
                        spec().commandLine(),
                        "'" + name + "' is not a form; known are " + String.join(", ", new Forms())));
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }

    /** The names of all forms. */
    static final class Forms implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Exporter.ALL.stream().map(Exporter::name).iterator();
        }
    }
}
