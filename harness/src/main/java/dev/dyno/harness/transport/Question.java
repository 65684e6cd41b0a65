package dev.dyno.harness.transport;

import java.time.Duration;
import java.util.List;

/** Something to be read from a device, within a time of its own. */
public sealed interface Question {

    /** How long the answer may take; whole seconds, at least one. */
    Duration limit();

    /** What is asked, for people, in short. */
    String text();

    /**
     * What a command prints.
     *
     * @param words the program and its arguments
     * @param limit how long it may take
     */
    record Output(List<String> words, Duration limit) implements Question {
        public Output {
            words = List.copyOf(words);
            check(words, limit);
        }

        @Override
        public String text() {
            return String.join(" ", words);
        }
    }

    /**
     * What files hold.
     *
     * @param patterns absolute paths, in which {@code *}, {@code ?} and {@code [...]} stand for parts of a name
     * @param limit how long all of them may take, up to the first one that hangs
     */
    record Files(List<String> patterns, Duration limit) implements Question {
        public Files {
            patterns = List.copyOf(patterns);
            check(patterns, limit);
        }

        @Override
        public String text() {
            String first = patterns.get(0);
            return patterns.size() == 1 ? first : first.substring(0, first.lastIndexOf('/') + 1) + "*";
        }
    }

    private static void check(List<String> words, Duration limit) {
        if (words.isEmpty() || limit.toSeconds() < 1) {
            throw new IllegalArgumentException("a question has words, and at least a second");
        }
    }
}
