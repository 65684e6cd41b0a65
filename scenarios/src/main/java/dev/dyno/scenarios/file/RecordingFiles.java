package dev.dyno.scenarios.file;

import dev.dyno.results.error.ScenarioException;
import dev.dyno.scenarios.RecordedCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads the list of commands of a recorded device. Every error names all problems at once, each with its place. */
public final class RecordingFiles {
    /** The list's name within a recording. */
    public static final String COMMANDS = "commands.yaml";

    private RecordingFiles() {}

    /**
     * The commands of a recording, in the file's order; none if it has no list. Variables are not filled in: a recording may
     * come from anybody.
     *
     * @param folder the recording
     * @throws ScenarioException if there is a list that is not valid, or names files outside of the recording
     */
    public static List<RecordedCommand> load(Path folder) {
        Path file = folder.resolve(COMMANDS);
        if (!Files.exists(file)) {
            return List.of();
        }
        Problems problems = new Problems(file.toString());
        Node tree = YamlTree.parse(SourceText.read(file, problems), problems);
        ScenarioContext context = new ScenarioContext(Map.of(), ModelResolver.NONE);
        return new RecordingReader(new Reading(problems, context, folder.toAbsolutePath(), true)).read(tree);
    }
}
