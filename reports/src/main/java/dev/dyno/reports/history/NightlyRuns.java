package dev.dyno.reports.history;

import dev.dyno.reports.history.History.Skipped;
import dev.dyno.reports.statistics.ChangePoints.Settled;
import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes a history of the run folders that lie in one folder. */
public final class NightlyRuns {
    /** The folder beside runs in which their site may keep its files; it is no run. */
    public static final String SITE_FILES = "dyno-files";

    private final Path root;
    private final TrendState before;
    private final List<Skipped> skipped = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int read;

    private NightlyRuns(Path root, TrendState before) {
        this.root = root;
        this.before = before;
    }

    /** Whether a folder has a history that was read before, so that reading it again costs little. */
    public static boolean kept(Path root) {
        return Files.isRegularFile(root.resolve(TrendState.FILE));
    }

    /**
     * Reads a history. Runs that were read before come from the folder's state file, if there is one; it is written again
     * where it is out of date.
     *
     * @param root the folder that the run folders lie in
     * @param wanted which series
     * @throws StoreException if the folder cannot be listed
     */
    public static History read(Path root, Predicate<SeriesKey> wanted) {
        return new NightlyRuns(root, TrendState.read(root)).history(wanted);
    }

    private History history(Predicate<SeriesKey> wanted) {
        List<Night> nights = nights();
        Map<String, TrendState.Remembered> remembered = new TreeMap<>();
        List<Section> sections = sections(nights);
        List<NightlySeries> all = sections.parallelStream()
                .filter(section -> wanted.test(section.key()))
                .map(this::series)
                .toList();
        Map<String, Settled> settled = new HashMap<>();
        all.forEach(series -> settled.put(
                Section.id(series.section(), series.key()), series.trend().settled()));
        for (Section section : sections) {
            Settled now = settled.get(section.id());
            TrendState.Remembered known = now == null ? before.remembered().get(section.id()) : null;
            if (now != null && now.start() > 0) {
                known = TrendState.Remembered.of(section.logs(), now);
            }
            if (known != null) {
                remembered.put(section.id(), known);
            }
        }
        Map<String, Night> byFolder = new TreeMap<>();
        nights.forEach(night -> byFolder.put(night.folder(), night));
        TrendState after = new TrendState(byFolder, remembered);
        if (!after.equals(before)) {
            write(after);
        }
        List<History.Ran> runs = nights.stream()
                .map(night -> new History.Ran(night.folder(), night.run(), night.scenario(), night.at()))
                .toList();
        return new History(all, runs, read, skipped, notes);
    }

    private NightlySeries series(Section section) {
        Trend trend = Trend.ofLogs(section.logs(), before.settled(section.id(), section.logs()));
        return new NightlySeries(section.key(), section.number(), section.reference(), section.points(), trend);
    }

    private void write(TrendState after) {
        try {
            after.write(root);
        } catch (StoreException e) {
            notes.add("the next call will read all runs again, because " + e.getMessage());
        }
    }

    /** All runs in order of time. */
    private List<Night> nights() {
        Map<String, Night> byRun = new HashMap<>();
        for (Looked looked : folders().parallelStream().map(this::look).toList()) {
            Night night = looked.night();
            Night same = night == null ? null : byRun.putIfAbsent(night.run(), night);
            if (night == null) {
                skip(looked.folder(), looked.reason());
            } else if (same != null) {
                skip(looked.folder(), "it holds the same run as " + same.folder());
            }
            read += looked.fresh() ? 1 : 0;
        }
        return byRun.values().stream()
                .sorted(Comparator.comparing(Night::at).thenComparing(Night::run))
                .toList();
    }

    /**
     * What a folder turned out to hold.
     *
     * @param night none if it cannot be used
     * @param fresh whether it was read just now
     * @param reason why it cannot be used; else empty
     */
    private record Looked(Path folder, @Nullable Night night, boolean fresh, String reason) {}

    private Looked look(Path folder) {
        try {
            String fingerprint = NightReader.fingerprint(folder);
            Night known = before.nights().get(NightReader.name(folder));
            if (known != null && known.fingerprint().equals(fingerprint)) {
                return new Looked(folder, known, false, "");
            }
            return new Looked(folder, NightReader.read(folder, fingerprint), true, "");
        } catch (StoreException e) {
            return new Looked(folder, null, false, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Looked(folder, null, false, "cannot be looked at: " + e);
        }
    }

    private void skip(Path folder, String reason) {
        skipped.add(new Skipped(NightReader.name(folder), reason));
    }

    private List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            for (Path entry : entries) {
                String name = NightReader.name(entry);
                if (!name.startsWith(".") && !name.equals(SITE_FILES) && Files.isDirectory(entry)) {
                    folders.add(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new StoreException(root + " cannot be listed; name the folder that the run folders lie in", e);
        }
        folders.sort(Comparator.naturalOrder());
        return folders;
    }

    /** All sections, series by series in order of name. */
    private static List<Section> sections(List<Night> nights) {
        Map<SeriesKey, List<Section>> sections = new HashMap<>();
        for (Night night : nights) {
            for (Night.Measure measure : night.measures()) {
                List<Section> of = sections.computeIfAbsent(measure.key(), key -> new ArrayList<>());
                if (of.isEmpty() || !of.get(of.size() - 1).reference().equals(measure.reference())) {
                    of.add(new Section(measure.key(), of.size() + 1, measure.reference(), new ArrayList<>()));
                }
                of.get(of.size() - 1).take(night, measure);
            }
        }
        Comparator<SeriesKey> order = Comparator.comparing(SeriesKey::name).thenComparing(SeriesKey::toString);
        return sections.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(order))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }
}
