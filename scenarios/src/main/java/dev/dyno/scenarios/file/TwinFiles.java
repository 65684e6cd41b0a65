package dev.dyno.scenarios.file;

import dev.dyno.results.error.ScenarioException;
import dev.dyno.scenarios.twin.TwinParameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads the parameters of twins. Every error names all problems at once, each with its place, sorted by place. */
public final class TwinFiles {
    private static final List<String> SHIPPED = List.of(
            "phone",
            "phone-fast",
            "phone-slow-gauge",
            "phone-coarse-gauge",
            "phone-milliamperes",
            "board",
            "board-coarse",
            "board-counter");

    private TwinFiles() {}

    /** The names of those that Dyno ships; {@code phone} and {@code board} are what a virtual one has unless told otherwise. */
    public static List<String> shipped() {
        return SHIPPED;
    }

    /**
     * One that Dyno ships.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static TwinParameters shipped(String name) {
        return parse(text(name), Path.of(name + ".yaml"));
    }

    /**
     * The file of one that Dyno ships.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static String text(String name) {
        if (!SHIPPED.contains(name)) {
            throw new IllegalArgumentException("there is no twin '" + name + "'" + Suggestions.forWord(name, SHIPPED));
        }
        return Resources.text("/dev/dyno/scenarios/twins/" + name + ".yaml");
    }

    /**
     * Those of a file.
     *
     * @throws ScenarioException if it is not a valid one
     */
    public static TwinParameters load(Path file) {
        Problems problems = new Problems(file.toString());
        return read(SourceText.read(file, problems), file, problems);
    }

    /**
     * Those of a file's text.
     *
     * @param file what messages call it
     * @throws ScenarioException if it is not a valid one
     */
    public static TwinParameters parse(String text, Path file) {
        return read(text, file, new Problems(file.toString()));
    }

    private static TwinParameters read(String text, Path file, Problems problems) {
        ScenarioContext context = new ScenarioContext(Map.of(), ModelResolver.NONE);
        Path folder = file.toAbsolutePath().resolveSibling("").normalize();
        return new TwinReader(YamlTree.parse(text, problems), new Reading(problems, context, folder, true)).read();
    }
}
