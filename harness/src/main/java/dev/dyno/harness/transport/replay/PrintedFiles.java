package dev.dyno.harness.transport.replay;

import dev.dyno.harness.transport.Answer.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that a recorded command printed: {@code cat}, {@code grep . FILES} and {@code head} or {@code tail} of several. */
final class PrintedFiles {
    private static final Set<String> WHOLE = Set.of("cat");
    private static final Set<String> WITH_NAMES = Set.of("grep", "egrep", "head", "tail", "find");
    /** Folders of {@code /sys} may have colons in their names, in front of a number; its files have none. */
    private static final Pattern LINE =
            Pattern.compile("(?<path>/(?:[^/:]++(?::(?:device[0-9]++|[0-9A-Fa-f.]*+))*+/)*+[^/:\\s]++):(?<value>.*)");

    private static final Pattern HEADING = Pattern.compile("==> (?<path>/\\S+) <==");
    private static final Pattern REFUSAL =
            Pattern.compile("(?:/?[a-z/]*(?:cat|grep|head|tail)): (?<path>/[^ ]+?): (?<problem>.+)");

    private PrintedFiles() {}

    /** The files that a command's output shows, each once. */
    static List<Text> of(List<String> words, int exitCode, String stdout, String stderr) {
        Map<String, Text> files = new LinkedHashMap<>();
        List<String> paths =
                words.stream().skip(1).filter(word -> word.startsWith("/")).toList();
        boolean one = paths.size() == 1 && paths.get(0).matches("[^*?\\[]+");
        if (WHOLE.contains(words.get(0)) && one) {
            if (exitCode == 0 || !stdout.isEmpty()) {
                files.put(paths.get(0), Text.of(paths.get(0), stdout));
            }
        } else if (WITH_NAMES.contains(words.get(0))) {
            named(stdout).forEach((path, text) -> files.put(path, Text.of(path, text)));
            if (one && files.isEmpty() && exitCode == 0 && !words.contains("-r")) {
                files.put(paths.get(0), Text.of(paths.get(0), stdout));
            }
        } else {
            return List.of();
        }
        (stdout + "\n" + stderr).lines().forEach(line -> refused(line, files));
        if (one && files.isEmpty() && exitCode != 0) {
            String problem = stderr.isBlank() ? "it could not be read" : stderr.strip();
            files.put(paths.get(0), Text.without(paths.get(0), problem));
        }
        return new ArrayList<>(files.values());
    }

    private static void refused(String line, Map<String, Text> files) {
        Matcher refusal = REFUSAL.matcher(line.strip());
        if (refusal.matches() && !refusal.group("problem").startsWith("No such file")) {
            String path = absolute(refusal.group("path"));
            files.putIfAbsent(path, Text.without(path, refusal.group("problem")));
        }
    }

    private static Map<String, String> named(String stdout) {
        Map<String, String> files = new LinkedHashMap<>();
        String under = "";
        for (String line : stdout.split("\r?\n", -1)) {
            Matcher heading = HEADING.matcher(line);
            Matcher named = LINE.matcher(line);
            if (heading.matches()) {
                under = absolute(heading.group("path"));
                files.put(under, "");
            } else if (!under.isEmpty()) {
                files.merge(under, line + "\n", String::concat);
            } else if (named.matches()) {
                files.merge(absolute(named.group("path")), named.group("value") + "\n", String::concat);
            }
        }
        return files;
    }

    /** Lists that were made with {@code /sys} as the root have lost its name. */
    private static String absolute(String path) {
        return path.startsWith("/class/") || path.startsWith("/devices/") ? "/sys" + path : path;
    }
}
