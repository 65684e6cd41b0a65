package dev.dyno.scenarios.file;

import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.record.Issue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every problem found in one file so far. */
final class Problems {
    /** More than a person reads at once. */
    private static final int MOST = 100;

    private record Problem(Place place, String message) {}

    private final String file;
    private final List<Problem> found = new ArrayList<>();
    /** Of files that this one names. */
    private final List<Issue> elsewhere = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(Place place, String message) {
        found.add(new Problem(place, message));
    }

    /** Adds what was found in a file that this one names; it comes after this file's own problems. */
    void add(ScenarioException other) {
        elsewhere.addAll(other.issues());
    }

    int count() {
        return found.size() + elsewhere.size();
    }

    /** Ends the reading of the file where anything was found. */
    void throwIfAny() {
        if (count() > 0) {
            throw exception();
        }
    }

    /** One problem after which nothing else can be read. */
    ScenarioException fatal(Place place, String message) {
        add(place, message);
        return exception();
    }

    private ScenarioException exception() {
        List<Problem> each = found.stream()
                .distinct()
                .sorted(Comparator.comparing(Problem::place))
                .toList();
        List<Issue> issues = new ArrayList<>(each.stream()
                .limit(MOST)
                .map(problem -> issue(problem.place().in(file), problem.message()))
                .toList());
        if (each.size() > MOST) {
            issues.add(issue(file, "and " + (each.size() - MOST) + " more problems"));
        }
        issues.addAll(elsewhere);
        return new ScenarioException(issues);
    }

    private static Issue issue(String source, String message) {
        return new Issue(Issue.Severity.ERROR, message, source);
    }
}
