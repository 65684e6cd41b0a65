package dev.dyno.scenarios.file;

import dev.dyno.results.error.ScenarioException;
import dev.dyno.scenarios.Waiver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads files of waivers. Every error names all problems at once, each with its place, sorted by place. */
public final class WaiverFiles {
    private WaiverFiles() {}

    /**
     * The waivers of a file, in its order, the expired ones too. What only a scenario can tell, such as whether there is a
     * candidate of a name, is not checked.
     *
     * @param env the variables behind {@code ${NAME}}
     * @throws ScenarioException if it is not a valid file of waivers
     */
    public static List<Waiver> load(Path file, Map<String, String> env) {
        Reading reading = reading(file, env);
        return new WaiverReader(null).parse(SourceText.read(file, reading.problems()), reading, null);
    }

    /**
     * The waivers of a text that is to become a file.
     *
     * @param file what errors call it
     * @throws ScenarioException as for {@link #load}
     */
    public static List<Waiver> parse(Path file, String text, Map<String, String> env) {
        return new WaiverReader(null).parse(text, reading(file, env), null);
    }

    private static Reading reading(Path file, Map<String, String> env) {
        ScenarioContext context = new ScenarioContext(env, ModelResolver.NONE);
        return new Reading(new Problems(file.toString()), context, file.toAbsolutePath(), false);
    }
}
