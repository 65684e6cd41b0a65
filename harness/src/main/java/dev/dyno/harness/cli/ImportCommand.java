package dev.dyno.harness.cli;

import dev.dyno.harness.foreign.ForeignTool;
import dev.dyno.harness.run.LabDevices;
import dev.dyno.harness.run.RunRequest;
import dev.dyno.harness.run.SavedOutputs;
import dev.dyno.harness.run.SavedRun;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.file.ScenarioFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dyno import}: a run made of what other tools have written down already. */
@Command(
        name = "import",
        description = "Make a run of saved outputs of other tools, judge it and write its report.",
        footerHeading =
                "%nThe scenario's candidates name the tools by their runtime; see docs/tools.md. Each output is one round,"
                        + " of JMH each fork.%nEnds with the verdict, as 'dyno gate' does.%n%nExamples:%n",
        footer = {
            "  dyno import tokenizer.yaml now=before.json new=after.json -o OUT",
            "  dyno import llama.yaml q8=q8-1.json q8=q8-2.json q4=q4-1.json q4=q4-2.json -o OUT",
            "  dyno import phone.yaml old=1.txt new=2.txt --lab lab.yaml -d pixel-8 -o OUT"
        })
final class ImportCommand implements Callable<Integer> {
    private static final long MOST_BYTES = 2L * ForeignTool.MOST_CHARACTERS;

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SCENARIO", description = "The scenario of which these are the outputs.")
    private Path scenarioFile = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "CANDIDATE=FILE",
            description = "What the candidate's tool printed, or wrote as JSON; repeated, in the order of rounds.")
    private List<String> saved = new ArrayList<>();

    @Option(
            names = {"-d", "--devices"},
            paramLabel = "SELECTOR",
            description = "On which device of the lab the tools have run; it must be there, to say what it is.")
    private @Nullable DeviceSelector selector;

    @Option(names = "--lab", paramLabel = "FILE", description = "The lab's devices; without it, this machine.")
    private @Nullable Path lab;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Folder of the run; must not exist or be empty.")
    private Path output = Path.of("");

    ImportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Console console = surroundings.console();
        Map<String, List<SavedOutputs.File>> files = files(console);
        Scenario scenario = ScenarioFiles.load(console.path(scenarioFile), surroundings.scenarioContext());
        SavedOutputs outputs = SavedOutputs.read(scenario, files);
        List<String> arguments = Measuring.arguments(spec().commandLine().getParseResult());
        RunRequest request = new RunRequest(scenario, console.path(output), 0, arguments);
        new SavedRun(request, device(scenario), outputs, Installation.version(), Clock.systemUTC()).write();
        RunArgument.Judged judged = RunArgument.of(output).judge(surroundings, null);
        judged.write();
        judged.outcome().printTable(console);
        judged.outcome().printDecision(console);
        console.print("report: " + judged.folder().resolve("report.html"));
        return judged.outcome().exitCode().code();
    }

    private DeviceProfile device(Scenario scenario) {
        DeviceSelector wanted = selector == null ? scenario.devices() : selector;
        try (LabDevices devices = LabDevices.open(surroundings.lab(lab), wanted, new LabHost(surroundings).looking())) {
            if (devices.devices().size() != 1) {
                String missing = devices.missing().stream()
                        .map(device -> "\n  " + Text.line(device.device() + ": " + device.reason()))
                        .collect(Collectors.joining());
                throw wrong("the outputs are of one device, but "
                        + devices.devices().size() + " of the lab are meant by '" + wanted.text()
                        + "': name one with -d" + missing);
            }
            return devices.devices().get(0).profile();
        }
    }

    /** By candidate, in the order in which they were named. */
    private Map<String, List<SavedOutputs.File>> files(Console console) {
        Map<String, List<SavedOutputs.File>> files = new LinkedHashMap<>();
        for (String each : saved) {
            int sign = each.indexOf('=');
            if (sign < 1) {
                throw wrong("'" + each + "' is not CANDIDATE=FILE");
            }
            String name = each.substring(sign + 1);
            files.computeIfAbsent(each.substring(0, sign), candidate -> new ArrayList<>())
                    .add(new SavedOutputs.File(name, bytes(console.path(Path.of(name)))));
        }
        return files;
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new StoreException(
                        file + " has more than " + (MOST_BYTES >> 20) + " MiB, more than any such output");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new StoreException("cannot read " + file + " (" + e + ")", e);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec().commandLine(), message);
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }
}
