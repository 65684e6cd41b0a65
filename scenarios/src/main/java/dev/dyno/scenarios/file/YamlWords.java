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
        String context = e.getContext() == null ? "" : " " + e.getContext().strip();
        return "is not YAML:" + context + (context.isEmpty() || problem.isEmpty() ? " " : ", ") + problem;
    }
}
