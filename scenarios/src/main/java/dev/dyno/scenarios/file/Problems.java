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

    Problems(String file) {
        this.file = file;
    }

    void add(Place place, String message) {
        found.add(new Problem(place, message));
    }

    int count() {
        return found.size();
    }

    /** Ends the reading of the file where anything was found. */
    void throwIfAny() {
        if (!found.isEmpty()) {
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
        return new ScenarioException(issues);
    }

    private static Issue issue(String source, String message) {
        return new Issue(Issue.Severity.ERROR, message, source);
    }
}
