package dev.dyno.scenarios.file;

import dev.dyno.results.error.ScenarioException;
import dev.dyno.scenarios.Scenario;
import java.nio.file.Path;

/** Reads scenario files. Every error names all problems at once, each with its place, sorted by place. */
public final class ScenarioFiles {
    private ScenarioFiles() {}

    /**
     * The scenario of a file. Relative paths in it start from its folder.
     *
     * @throws ScenarioException if it is not a valid scenario, or a file that it names is missing or is not the one meant
     */
    public static Scenario load(Path file, ScenarioContext context) {
        return read(file, context, true);
    }

    /**
     * The scenario that was saved with a run. The files that it names may be gone by now: they are neither looked for nor
     * checked.
     *
     * @throws ScenarioException if it is not a valid scenario
     */
    public static Scenario loadSaved(Path file, ScenarioContext context) {
        return read(file, context, false);
    }

    /**
     * The scenario of a text that is in no file of its own, such as a shipped one.
     *
     * @param name what errors call it
     * @param folder what relative paths in it start from
     * @throws ScenarioException as for {@link #load}
     */
    public static Scenario parse(String name, String text, Path folder, ScenarioContext context) {
        return read(text, new Reading(new Problems(name), context, folder.toAbsolutePath(), true));
    }

    private static Scenario read(Path file, ScenarioContext context, boolean checkFiles) {
        Problems problems = new Problems(file.toString());
        String text = SourceText.read(file, problems);
        Path folder = file.toAbsolutePath().normalize().getParent();
        return read(text, new Reading(problems, context, folder == null ? file.toAbsolutePath() : folder, checkFiles));
    }

    private static Scenario read(String text, Reading reading) {
        Node tree = YamlTree.parse(text, reading.problems());
        Node filled = new Variables(reading.context().env(), reading.problems()).fill(tree);
        return new ScenarioReader(filled, reading).read();
    }
}
