package dev.dyno.harness.probe;

import dev.dyno.harness.device.DeviceText;
import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Answer.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The readings that a probe has found so far, each under a name of its own. */
final class Findings {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_PROBLEM = 200;

    private final List<Reading> readings = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Duration limit;

    Findings(Duration limit) {
        this.limit = limit;
    }

    /** Adds a reading; where the name is taken already, with a number behind it. */
    void add(String name, String source, Value value) {
        String free = name;
        for (int i = 2; !names.add(free); i++) {
            free = name + "_" + i;
        }
        readings.add(new Reading(free, value, source, limit));
    }

    /** Adds that there is no value. */
    void missing(String name, String source, String reason) {
        add(name, source, new Value.Unavailable(reason));
    }

    /** Adds, for each name, why a text could not be had. */
    void missing(List<String> of, Answer answer) {
        String reason = problem(answer);
        of.forEach(name -> missing(name, answer.question().text(), reason));
    }

    List<Reading> readings() {
        return List.copyOf(readings);
    }

    /** Why an answer has nothing to read. */
    static String problem(Answer answer) {
        return answer.texts().stream()
                .filter(text -> !text.ok())
                .findFirst()
                .map(Findings::problem)
                .orElse(answer.texts().isEmpty() ? "there is no such file here" : "it says nothing");
    }

    /** Why a text could not be had, on one line. */
    static String problem(Text text) {
        String problem = text.problem();
        String line = DeviceText.line(problem.substring(0, Math.min(LONGEST_PROBLEM, problem.length())));
        return line.isEmpty() ? "it cannot be read" : line;
    }

    /** Whether a command has said something to read: its exit code does not matter, as vendors do not care either. */
    static boolean said(Answer answer) {
        return answer.texts().size() == 1 && !answer.texts().get(0).content().isBlank();
    }

    /** What a command said. */
    static String content(Answer answer) {
        return answer.texts().get(0).content();
    }

    /** A device's own name for something as a part of a reading's name. */
    static String part(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
        String part = plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
        return part.isEmpty() ? "unnamed" : part;
    }
}
