package dev.dyno.reports.page.digest;

import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.ReadingTable;
import dev.dyno.results.store.SampleFiles;
import dev.dyno.results.store.Samples;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The files that a run's trials left. What is damaged or lies elsewhere becomes a problem that the page names, for the rest of
 * the page is still worth having. For several threads at once.
 */
public final class TrialFiles {
    private final Path root;
    private final ConcurrentLinkedQueue<Issue> problems = new ConcurrentLinkedQueue<>();

    /**
     * The files of a run.
     *
     * @param runFolder may come from anywhere; nothing outside it is read
     */
    public TrialFiles(Path runFolder) {
        this.root = runFolder.toAbsolutePath().normalize();
    }

    /** Every inference of a trial; empty where it kept none, or they cannot be read. */
    public Optional<Samples> samples(TrialRecord trial) {
        return read(trial, "samples", SampleFiles::read);
    }

    /**
     * Readings over a trial's time, with the agent's clock in the column {@code t_ns}.
     *
     * @param kind as the trial's record names the file: {@code telemetry}, {@code power}
     * @return empty where there are none, or they cannot be read
     */
    public Optional<ReadingTable> readings(TrialRecord trial, String kind) {
        return read(trial, kind, ReadingTable::read);
    }

    /** What should be there and is not, or cannot be read. */
    public List<Issue> problems() {
        return problems.stream().sorted(Comparator.comparing(Issue::source)).toList();
    }

    private <T> Optional<T> read(TrialRecord trial, String kind, Function<Path, T> reader) {
        @Nullable String name = trial.files().get(kind);
        if (name == null) {
            return Optional.empty();
        }
        try {
            Path file = root.resolve(name).normalize();
            // A run folder may come from anywhere: its record must not point out of it.
            if (file.startsWith(root)) {
                return Optional.of(reader.apply(file));
            }
            problem(trial, "its " + kind + " lie outside the run folder");
        } catch (StoreException | InvalidPathException e) {
            problem(trial, "its " + kind + " cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    private void problem(TrialRecord trial, String message) {
        problems.add(new Issue(Issue.Severity.WARNING, message, trial.id()));
    }
}
