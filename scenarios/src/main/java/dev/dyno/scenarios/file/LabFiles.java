package dev.dyno.scenarios.file;

import dev.dyno.results.error.ScenarioException;
import dev.dyno.scenarios.Lab;
import java.nio.file.Path;
import java.util.Map;

/** Reads lab files. Every error names all problems at once, each with its place, sorted by place. */
public final class LabFiles {
    private LabFiles() {}

    /**
     * The lab of a file that needs no variables.
     *
     * @throws ScenarioException if it is not a valid lab file
     */
    public static Lab load(Path file) {
        return load(file, Map.of(), Transports.SHIPPED);
    }

    /**
     * The lab of a file.
     *
     * @param env the variables behind {@code ${NAME}}
     * @param transports the transports that devices may name
     * @throws ScenarioException if it is not a valid lab file
     */
    public static Lab load(Path file, Map<String, String> env, Transports transports) {
        Problems problems = new Problems(file.toString());
        Node tree = YamlTree.parse(SourceText.read(file, problems), problems);
        ScenarioContext context = new ScenarioContext(env, ModelResolver.NONE);
        Path folder = file.toAbsolutePath().resolveSibling("").normalize();
        Reading reading = new Reading(problems, context, folder, true);
        return new LabReader(new Variables(env, problems).fill(tree), reading, transports).read();
    }
}
