package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Answer.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The files of an answer by the folder that they lie in: one folder of {@code /sys} is one thing. */
record FileFolders(Map<String, Map<String, Text>> folders) {

    static FileFolders of(List<Answer> answers) {
        Map<String, Map<String, Text>> folders = new TreeMap<>();
        for (Answer answer : answers) {
            for (Text text : answer.texts()) {
                int slash = text.source().lastIndexOf('/');
                if (slash > 0) {
                    folders.computeIfAbsent(text.source().substring(0, slash), folder -> new LinkedHashMap<>())
                            .put(text.source().substring(slash + 1), text);
                }
            }
        }
        return new FileFolders(folders);
    }

    /** The last name of a folder. */
    static String name(String folder) {
        return folder.substring(folder.lastIndexOf('/') + 1);
    }

    /** What a file of one line means; the reason if there is none, or it cannot be read. */
    static Value value(@Nullable Text text, Function<String, Value> meaning) {
        if (text == null) {
            return new Value.Unavailable("there is no such file here");
        }
        if (!text.ok()) {
            return new Value.Unavailable(Findings.problem(text));
        }
        return meaning.apply(text.content());
    }

    /** The first line of a file; empty if there is none. */
    static String line(@Nullable Text text) {
        return text == null || !text.ok()
                ? ""
                : DeviceLines.of(text.content()).lines().get(0);
    }
}
