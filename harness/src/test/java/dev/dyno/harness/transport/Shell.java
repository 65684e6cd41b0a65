package dev.dyno.harness.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Commands that are scripts. */
final class Shell {
    private Shell() {}

    /** A script that finds the arguments in {@code $1}, {@code $2}, ... */
    static Command script(String script, String... arguments) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        words.addAll(List.of(arguments));
        return new Command(words, Map.of(), new byte[0]);
    }
}
