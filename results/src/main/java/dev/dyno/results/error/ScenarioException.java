package dev.dyno.results.error;

import dev.dyno.results.record.Issue;
import java.util.List;
import java.util.stream.Collectors;

/** A file that the user wrote cannot be used; carries every problem found in it, not just the first. */
public final class ScenarioException extends DynoException {
    private static final long serialVersionUID = 1L;

    private final transient List<Issue> issues;

    /**
     * An error for the given problems.
     *
     * @param issues at least one; the source of each is its place, {@code file:line:col}
     */
    public ScenarioException(List<Issue> issues) {
        super(issues.stream().map(i -> i.source() + ": " + i.message()).collect(Collectors.joining("\n")), null);
        if (issues.isEmpty()) {
            throw new IllegalArgumentException("a scenario error carries its issues");
        }
        this.issues = List.copyOf(issues);
    }

    /** Every problem found; never empty. */
    public List<Issue> issues() {
        return issues;
    }
}
