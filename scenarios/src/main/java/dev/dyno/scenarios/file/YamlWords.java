package dev.dyno.scenarios.file;

import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in a user's words what the YAML parser met. */
final class YamlWords {
    private YamlWords() {}

    /** One line: what is wrong and, for the usual slips, the cure. */
    static String explain(MarkedYAMLException e) {
        String problem = e.getProblem() == null ? "" : e.getProblem().strip();
        if (problem.contains("TAB")) {
            return "a tab cannot indent YAML; use spaces";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "a ':' is not expected here; check the indentation, or quote the text before it";
        }
        if (problem.contains("undefined alias")) {
            return "this alias has no anchor before it";
        }
        if (problem.contains("could not find expected ':'")) {
            return "a key needs ': ' and a value";
        }
        return "this is not YAML: " + problem + began(e);
    }

    /** Where the thing began that went wrong, which is often where the slip is. */
    private static String began(MarkedYAMLException e) {
        boolean elsewhere = e.getContextMark() != null
                && e.getProblemMark() != null
                && e.getContextMark().getLine() != e.getProblemMark().getLine();
        return elsewhere
                ? "; " + e.getContext() + " that began in line "
                        + (e.getContextMark().getLine() + 1)
                : "";
    }
}
