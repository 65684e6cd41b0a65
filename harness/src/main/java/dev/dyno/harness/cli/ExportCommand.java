package dev.dyno.harness.cli;

import dev.dyno.reports.formats.Form;
import dev.dyno.reports.picture.PictureFiles;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.export.Exporter;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
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
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
        description =
                "Write a run in forms that other tools read, or hand it to a tracking server; never overwrites a file.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dyno export OUT --format csv > trials.csv",
            "  dyno export OUT --format json,md -o run       # writes run.json and run.md",
            "  dyno export OUT --format junit -o junit.xml",
            "  dyno export OUT --format png                  # pictures for chats, mails and slides",
            "  dyno export OUT --format mlflow --url http://tracking:5000"
        })
final class ExportCommand implements Callable<Integer> {
    private static final String PICTURES = "png";

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
            description =
                    "Where to; - is standard output. Several forms get endings of their own. With png, a folder, by default"
                            + " pictures in that of the run.")
    private String output = "-";

    @Mixin
    private TrackingOptions tracking = new TrackingOptions();

    ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (formats.contains(TrackingOptions.FORM)) {
            return track();
        }
        if (formats.contains(PICTURES)) {
            return draw();
        }
        if (tracking.given()) {
            throw new ParameterException(spec().commandLine(), "--url and --experiment belong to --format mlflow");
        }
        List<Export> exports = formats.stream().map(this::export).toList();
        if (exports.size() > 1 && output.equals("-")) {
            throw new ParameterException(spec().commandLine(), "several forms need files: -o NAME");
        }
        argument.open(surroundings.console()).close(); // before any file is made for it
        for (int i = 0; i < exports.size(); i++) {
            write(exports.get(i), exports.size() > 1 ? "." + formats.get(i) : "");
        }
        return ExitCode.PASS.code();
    }

    private int track() {
        if (formats.size() > 1 || !output.equals("-")) {
            throw new ParameterException(spec().commandLine(), "mlflow goes to a server, alone and without -o");
        }
        tracking.export(surroundings.console(), argument.judge(surroundings, null));
        return ExitCode.PASS.code();
    }

    /** Into a folder: there are several. */
    private int draw() {
        if (formats.size() > 1) {
            throw new ParameterException(spec().commandLine(), "png goes into a folder, alone");
        }
        RunArgument.Judged judged = argument.judge(surroundings, null);
        Console console = surroundings.console();
        Path folder = output.equals("-") ? judged.folder().resolve("pictures") : console.path(Path.of(output));
        List<Path> pictures = PictureFiles.write(judged.folder(), folder, judged.run(), judged.judgement());
        pictures.forEach(picture -> console.print(picture.toString()));
        if (pictures.isEmpty()) {
            console.warn("there is no change to draw; 'dyno show' says why");
        }
        return ExitCode.PASS.code();
    }

    /** One form of the run. */
    private interface Export {
        void to(Appendable out) throws IOException;
    }

    /** Of what was seen, or of what it means. */
    private Export export(String form) {
        Optional<Form> judged = Form.named(form);
        if (judged.isPresent()) {
            return out -> out.append(judged.get()
                    .write(argument.judge(surroundings, null).outcome().judged()));
        }
        Exporter exporter = exporter(form);
        return out -> {
            try (RunFolder folder = argument.open(surroundings.console())) {
                RunRecord run = folder.read();
                exporter.write(run, trial -> samples(folder, trial), out);
            }
        };
    }

    private static double[] samples(RunFolder folder, TrialRecord trial) {
        return trial.files().containsKey("samples")
                ? SampleFiles.readMeasured(folder.file(trial.files().get("samples")))
                : new double[0];
    }

    private void write(Export export, String ending) {
        Console console = surroundings.console();
        Path target = console.path(Path.of(output + ending));
        try {
            if (output.equals("-")) {
                export.to(console.out());
                return;
            }
            try (Writer writer =
                    Files.newBufferedWriter(target, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
                export.to(writer);
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
            return Stream.concat(
                            Exporter.ALL.stream().map(Exporter::name),
                            Stream.concat(
                                    Arrays.stream(Form.values()).map(Form::word),
                                    Stream.of(TrackingOptions.FORM, PICTURES)))
                    .iterator();
        }
    }
}
