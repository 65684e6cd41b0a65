package dev.dyno.harness.cli;

import dev.dyno.scenarios.AccuracySet;
import dev.dyno.scenarios.Candidate;
import dev.dyno.scenarios.Inputs;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.demo.DemoModels;
import dev.dyno.scenarios.demo.Family;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Builds what a scenario needs of the demo models in the user's cache. */
final class DemoCache {
    private DemoCache() {}

    /** Builds the demo models that a scenario names and that are not there yet. */
    static void ensure(Scenario scenario, Path cache, Consumer<String> progress) {
        Set<Path> named = files(scenario);
        DemoModels models = DemoModels.in(cache);
        Set<Family> families = EnumSet.noneOf(Family.class);
        for (Family family : Family.values()) {
            if (family.names().stream()
                    .anyMatch(name -> models.find(name).filter(named::contains).isPresent())) {
                families.add(family);
            }
        }
        if (!families.isEmpty()) {
            DemoModels.ensure(cache, progress, families);
        }
    }

    private static Set<Path> files(Scenario scenario) {
        Set<Path> files = new HashSet<>();
        scenario.candidates().stream().map(Candidate::modelFile).forEach(files::add);
        if (scenario.inputs() instanceof Inputs.Files inputs) {
            files.addAll(inputs.files());
        }
        AccuracySet accuracy = scenario.accuracy();
        if (accuracy != null) {
            files.add(accuracy.inputs());
            files.add(accuracy.labels());
        }
        return files;
    }
}
