package dev.dyno.harness.run;

import dev.dyno.harness.device.DeviceText;
import dev.dyno.harness.foreign.ForeignTool;
import dev.dyno.harness.foreign.SavedOutput;
import dev.dyno.harness.foreign.ToolOutput;
import dev.dyno.results.error.ProtocolException;
import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.Rounds;
import dev.dyno.scenarios.Candidate;
import dev.dyno.scenarios.Scenario;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What tools wrote down of the candidates of a scenario: as much of each, so that rounds are whole. */
public final class SavedOutputs {
    private final Map<String, List<Said>> said;

    private SavedOutputs(Map<String, List<Said>> said) {
        this.said = said;
    }

    /** A file as it lies there. */
    public static final class File {
        private final String name;
        private final byte[] bytes;

        /**
         * A file.
         *
         * @param name for people
         * @param bytes all of it
         */
        public File(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes.clone();
        }

        String name() {
            return name;
        }

        byte[] bytes() {
            return bytes.clone();
        }
    }

    /**
     * What one process of a tool said.
     *
     * @param process which one of its file, from 1
     * @param processes how many its file has
     */
    record Said(ForeignTool tool, ToolOutput output, File file, int process, int processes) {}

    /**
     * Reads the files of every candidate.
     *
     * @param files by candidate, in the order of rounds
     * @throws ScenarioException with every problem at its place, as {@code file:line:column}: what is no output of the candidate's
     *     tool, is cut off or says that it failed; candidates that are not measured by a tool; rounds that are not whole
     */
    public static SavedOutputs read(Scenario scenario, Map<String, List<File>> files) {
        List<Issue> issues = new ArrayList<>();
        Map<String, List<Said>> said = new TreeMap<>();
        for (Candidate candidate : scenario.candidates()) {
            List<Said> all = new ArrayList<>();
            for (File file : files.getOrDefault(candidate.name(), List.of())) {
                all.addAll(read(candidate, file, issues));
            }
            said.put(candidate.name(), all);
        }
        files.keySet().stream()
                .filter(name -> !said.containsKey(name))
                .forEach(name -> issues.add(error("the scenario has no candidate '" + name + "'", "import")));
        if (issues.isEmpty()) {
            requireWholeRounds(said, issues);
        }
        if (!issues.isEmpty()) {
            throw new ScenarioException(issues);
        }
        return new SavedOutputs(said);
    }

    private static List<Said> read(Candidate candidate, File file, List<Issue> issues) {
        ForeignTool tool = ForeignTool.named(candidate.runtime()).orElse(null);
        if (tool == null) {
            issues.add(error(
                    "its runtime " + candidate.runtime() + " is no tool whose output can be read: "
                            + String.join(", ", ForeignTool.names()),
                    "candidate " + candidate.name()));
            return List.of();
        }
        String text = new String(file.bytes(), StandardCharsets.UTF_8);
        try {
            List<ToolOutput> outputs = tool.readAll(text);
            return IntStream.range(0, outputs.size())
                    .mapToObj(i -> new Said(tool, outputs.get(i), file, i + 1, outputs.size()))
                    .toList();
        } catch (ProtocolException e) {
            String message = "the output of " + tool.text() + " " + e.getMessage();
            issues.add(error(DeviceText.line(message), file.name() + ":" + SavedOutput.place(text, e)));
            return List.of();
        }
    }

    private static void requireWholeRounds(Map<String, List<Said>> said, List<Issue> issues) {
        List<Integer> counts =
                said.values().stream().map(List::size).distinct().sorted().toList();
        if (counts.size() > 1 || counts.get(0) == 0) {
            String each = said.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + entry.getValue().size())
                    .collect(Collectors.joining(", "));
            issues.add(error(
                    "every candidate needs as many outputs, for each is one of a round; there are: " + each, "import"));
        } else if (counts.get(0) > Rounds.MOST) {
            issues.add(error("there are more than " + Rounds.MOST + " rounds", "import"));
        }
    }

    private static Issue error(String message, String source) {
        return new Issue(Issue.Severity.ERROR, message, source);
    }

    /** How many there are of each candidate; from 1. */
    int rounds() {
        return said.values().iterator().next().size();
    }

    /** What was said of a candidate, by round. */
    List<Said> of(String candidate) {
        return said.getOrDefault(candidate, List.of());
    }
}
