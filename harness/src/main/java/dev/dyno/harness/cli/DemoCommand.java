package dev.dyno.harness.cli;

import dev.dyno.scenarios.Lab;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.file.ScenarioFiles;
import dev.dyno.scenarios.file.ScenarioLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dyno demo}: the main job on this machine, with nothing to configure. */
@Command(
        name = "demo",
        description = {
            "Compare two quantised models with their baseline on this machine: measure, judge, report.",
            "",
            "The models are built on first use. Takes a bit over a minute; needs nothing but this machine."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  dyno demo -o OUT      then open OUT/report.html"})
final class DemoCommand implements Callable<Integer> {
    private static final String SCENARIO = "demo";

    private final Surroundings surroundings;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder of the results; must not exist or be empty.")
    private @Nullable Path output;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Measuring measuring = new Measuring(surroundings);
        String text = ScenarioLibrary.text(SCENARIO).orElseThrow();
        Scenario scenario = ScenarioFiles.parse(
                SCENARIO + ".yaml", text, surroundings.console().folder(), surroundings.scenarioContext());
        List<String> arguments = new ArrayList<>(List.of("dyno", SCENARIO));
        if (output != null) {
            arguments.addAll(List.of("-o", output.toString()));
        }
        return measuring
                .run(scenario, Lab.THIS_MACHINE, output, null, arguments)
                .code();
    }
}
