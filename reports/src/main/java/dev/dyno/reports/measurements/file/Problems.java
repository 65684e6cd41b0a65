package dev.dyno.reports.measurements.file;

import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.record.Issue;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file, up to as much as a person reads at once. */
final class Problems {
    private static final int MOST = 50;

    private final String file;
    private final List<Issue> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    /**
     * Notes a problem at a place.
     *
     * @param line from 1
     * @param column from 1, in bytes
     * @throws ScenarioException if it is one too many; reading on would find nothing new
     */
    void add(long line, int column, String message) {
        found.add(issue(file + ":" + line + ":" + column, message));
        if (found.size() == MOST) {
            throw fatal("these are the first " + MOST + " problems; reading stopped here");
        }
    }

    /** A problem of the file as a whole, after which it cannot be read on. */
    ScenarioException fatal(String message) {
        found.add(issue(file, message));
        return new ScenarioException(found);
    }

    /** A problem at a place, after which the file cannot be read on. */
    ScenarioException fatal(long line, int column, String message) {
        found.add(issue(file + ":" + line + ":" + column, message));
        return new ScenarioException(found);
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ScenarioException(found);
        }
    }

    private static Issue issue(String source, String message) {
        return new Issue(Issue.Severity.ERROR, message, source);
    }
}
