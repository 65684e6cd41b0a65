package dev.dyno.results.store;

import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run on the disk: a folder that stands alone and can be moved, for all names in it are relative to it.
 *
 * <p>{@code run.json} is written when the run starts and again when it ends; the trials of the time between are in the
 * {@code journal}. {@link #read()} joins the two, so a run that was killed is read like any other.
 *
 * <p>Reading needs no lock. The first write takes it, and {@link #close()} gives it back. For one thread at a time, but for
 * {@link #appendTrial}, which several may call at once, and the names of files.
 */
public final class RunFolder implements Closeable {
    /** Name of the file with the run's record. */
    public static final String RUN = "run.json";
    /** Name of the resolved scenario's file. */
    public static final String SCENARIO = "scenario.yaml";

    private static final String JOURNAL = "journal";
    private static final List<String> PARTS = List.of("samples", "telemetry", "outputs", "logs");

    private final Path root;
    private @Nullable FolderLock lock;
    private @Nullable Journal journal;

    private RunFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * Makes a new run folder with its parents, and locks it.
     *
     * @param root a path where there is nothing yet, or an empty folder
     * @throws StoreException if something is there already, or it cannot be made
     */
    public static RunFolder create(Path root) {
        requireFree(root);
        RunFolder folder = new RunFolder(root);
        try {
            Files.createDirectories(root);
            folder.lock();
            for (String part : PARTS) {
                Files.createDirectories(root.resolve(part));
            }
        } catch (IOException e) {
            folder.close();
            throw StoreErrors.writing(root, 0, e);
        } catch (StoreException e) {
            folder.close();
            throw e;
        }
        return folder;
    }

    /**
     * Opens a run folder that exists.
     *
     * @throws StoreException if there is none at the path
     */
    public static RunFolder open(Path root) {
        if (!Files.isDirectory(root)) {
            throw new StoreException(
                    root + (Files.exists(root) ? " is a file, not a run folder" : ": no such run folder"));
        }
        if (!Files.isRegularFile(root.resolve(RUN))) {
            throw new StoreException(root + " is not a run folder: it has no " + RUN);
        }
        return new RunFolder(root);
    }

    /**
     * Requires a path where {@link #create} finds nothing in its way; for asking before long work.
     *
     * @throws StoreException if something is there already
     */
    public static void requireFree(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        if (!Files.isDirectory(root)) {
            throw new StoreException(root + " is a file; choose another folder with -o");
        }
        try (Stream<Path> entries = Files.list(root)) {
            if (entries.anyMatch(entry -> !entry.endsWith(FolderLock.NAME))) {
                throw new StoreException(root + " is not empty; choose another folder with -o"
                        + (Files.exists(root.resolve(RUN)) ? ", or go on with the run in it: --resume " + root : ""));
            }
        } catch (IOException e) {
            throw StoreErrors.reading(root, e);
        }
    }

    /** The folder. */
    public Path root() {
        return root;
    }

    /**
     * Takes the right to write, unless this object has it already, and makes the journal fit for appending.
     *
     * @throws StoreException if another process has it, or the folder cannot be written, or the journal is damaged
     */
    public void lock() {
        writer();
    }

    /**
     * Replaces {@code run.json}, atomically.
     *
     * @throws StoreException if it cannot be written; the old one is then still there
     */
    public void writeRun(RunRecord run) {
        write(RUN, RunJson.write(run));
    }

    /**
     * Writes any file of the folder, atomically.
     *
     * @param name relative to the folder, with {@code /} between its parts
     * @throws StoreException if it cannot be written; what was there before is then still there
     */
    public void write(String name, byte[] content) {
        lock();
        AtomicFile.write(file(name), content);
    }

    /**
     * Appends a finished trial to the journal and returns when it is on the disk.
     *
     * @throws StoreException if it cannot be written; the trials before it are safe
     */
    public void appendTrial(TrialRecord trial) {
        byte[] entry = RunJson.writeTrial(trial);
        synchronized (this) {
            writer().append(entry);
        }
    }

    /**
     * The run with every trial that is on the disk. Of two records of one trial the later counts. If the last append was
     * cut off, an issue says so.
     *
     * @throws StoreException if the run or its journal cannot be read or is damaged
     */
    public RunRecord read() {
        RunRecord run = RunJson.read(root.resolve(RUN));
        JournalScan scan = JournalScan.of(root.resolve(JOURNAL));
        Map<String, TrialRecord> trials = new LinkedHashMap<>();
        run.trials().forEach(trial -> trials.put(trial.id(), trial));
        for (int i = 0; i < scan.payloads().size(); i++) {
            String place = root.resolve(JOURNAL) + ", entry " + (i + 1);
            TrialRecord trial = RunJson.readTrial(scan.payloads().get(i), place);
            trials.remove(trial.id());
            trials.put(trial.id(), trial);
        }
        List<Issue> issues = new ArrayList<>(run.issues());
        if (scan.torn()) {
            issues.add(new Issue(
                    Issue.Severity.WARNING,
                    "the last " + (scan.size() - scan.end())
                            + " bytes of the journal are an unfinished entry and were passed over; --resume repeats its trial",
                    JOURNAL));
        }
        return run.withTrials(List.copyOf(trials.values()), issues);
    }

    /** Where the raw samples of a trial are. */
    public Path samplesFile(String trial) {
        return file("samples/" + trial + ".csv");
    }

    /**
     * The measured latencies of a trial, in seconds; none if the trial kept no samples.
     *
     * @throws StoreException if its file of samples cannot be read
     */
    public double[] measuredSeconds(TrialRecord trial) {
        String samples = trial.files().get("samples");
        return samples == null ? new double[0] : SampleFiles.readMeasured(file(samples));
    }

    /**
     * Where what a program of a trial left is, which made the inferences by itself.
     *
     * @param ending {@code out} or {@code err} for what it printed, {@code json} for what it wrote
     */
    public Path programFile(String trial, String ending) {
        return file("program/" + trial + "." + ending);
    }

    /** Where the telemetry of a trial is. */
    public Path telemetryFile(String trial) {
        return file("telemetry/" + trial + ".csv");
    }

    /** Where what the watches of a trial said is. */
    public Path watchFile(String trial) {
        return file("watch/" + trial + ".csv");
    }

    /** Where the power of a trial over time is. */
    public Path powerFile(String trial) {
        return file("power/" + trial + ".csv");
    }

    /** Where the outputs of a trial's model are. */
    public Path outputsFile(String trial) {
        return file("outputs/" + trial + ".npy");
    }

    /** Where what a trial printed is. */
    public Path logFile(String trial) {
        return file("logs/" + trial + ".log");
    }

    /**
     * A file of the folder by its relative name, as records hold it.
     *
     * @throws StoreException if the name leads out of the folder
     */
    public Path file(String name) {
        Path path = root.resolve(name).normalize();
        if (name.isEmpty() || !path.startsWith(root) || path.equals(root)) {
            throw new StoreException("'" + name + "' is not a file of the run folder " + root);
        }
        return path;
    }

    /**
     * The relative name of a file of the folder, as records hold it: with {@code /} on every system.
     *
     * @throws IllegalArgumentException if it is not in the folder
     */
    public String name(Path file) {
        Path path = file.toAbsolutePath().normalize();
        if (!path.startsWith(root)) {
            throw new IllegalArgumentException(file + " is not in " + root);
        }
        return root.relativize(path).toString().replace('\\', '/');
    }

    private synchronized Journal writer() {
        if (lock == null) {
            lock = FolderLock.take(root);
        }
        if (journal == null) {
            journal = Journal.open(root.resolve(JOURNAL));
        }
        return journal;
    }

    /** Gives back the right to write. */
    @Override
    public void close() {
        if (journal != null) {
            journal.close();
            journal = null;
        }
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }
}
