package dev.dyno.harness.transport;

import java.util.List;
import java.util.Optional;

/**
 * What a device said to a question.
 *
 * @param question what it was asked
 * @param texts of a command one; of files one per file that there is, in the order of the patterns and of their names
 */
public record Answer(Question question, List<Text> texts) {

    public Answer {
        texts = List.copyOf(texts);
    }

    /** The text from a source, if there is one. */
    public Optional<Text> from(String source) {
        return texts.stream().filter(text -> text.source().equals(source)).findFirst();
    }

    /**
     * One text.
     *
     * @param source the file's path, or the command
     * @param content what was read, as UTF-8; may be there in part when there is a problem
     * @param exitCode the command's exit code; 0 for a file that was read and 1 for one that was not
     * @param problem why it was not read, or not to its end; empty if it was
     */
    public record Text(String source, String content, int exitCode, String problem) {

        /** A text without a problem. */
        public static Text of(String source, String content) {
            return new Text(source, content, 0, "");
        }

        /** A text that cannot be had. */
        public static Text without(String source, String problem) {
            return new Text(source, "", 1, problem);
        }

        /** Whether it is all there. */
        public boolean ok() {
            return problem.isEmpty();
        }
    }
}
