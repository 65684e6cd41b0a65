package dev.dyno.harness.run;

import dev.dyno.harness.device.CollectedTrial;
import dev.dyno.harness.device.RunningTrial;
import dev.dyno.harness.energy.Point;
import dev.dyno.protocol.MalformedMessageException;
import dev.dyno.protocol.NpyFile;
import dev.dyno.protocol.TelemetryCsv;
import dev.dyno.protocol.Tensor;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts what trials leave behind into their places in the run folder. For the threads of all devices. */
final class TrialStorage {
    private static final String ARRIVALS = ".arrivals";

    private final RunFolder folder;

    TrialStorage(RunFolder folder) {
        this.folder = folder;
    }

    /**
     * Fetches a trial's files into a folder of their own, from which {@link #keep} takes them.
     *
     * @throws dev.dyno.results.error.DeviceException if the device fails; what had arrived is thrown away
     * @throws dev.dyno.results.error.ProtocolException if its result is not one; what has arrived can be kept
     */
    CollectedTrial collect(RunningTrial running, String trial) {
        Path arrivals = arrivals(trial);
        try {
            makeArrivals(arrivals);
            for (Path file : files(arrivals)) {
                Files.delete(file); // of an earlier try that was cut off
            }
        } catch (IOException e) {
            throw new StoreException("cannot make " + arrivals + " (" + e + ")", e);
        }
        try {
            return running.collect(arrivals);
        } catch (DeviceException e) {
            keep(trial, Map.of());
            throw e;
        }
    }

    /**
     * Moves what has arrived of a trial to where the run folder has it.
     *
     * @return the files' names relative to the run folder, by kind
     */
    Map<String, String> keep(String trial) {
        return keep(
                trial,
                Map.of(
                        TrialFiles.SAMPLES, new Place("samples", folder.samplesFile(trial)),
                        TrialFiles.TELEMETRY, new Place("telemetry", folder.telemetryFile(trial)),
                        TrialFiles.WATCH, new Place("watch", folder.watchFile(trial)),
                        TrialFiles.OUTPUTS, new Place("outputs", folder.outputsFile(trial)),
                        TrialFiles.PROGRAM_OUT, new Place("program", folder.programFile(trial, "out")),
                        TrialFiles.PROGRAM_ERR, new Place("program-errors", folder.programFile(trial, "err")),
                        TrialFiles.PROGRAM_JSON, new Place("program-results", folder.programFile(trial, "json")),
                        TrialFiles.LOG, new Place("log", folder.logFile(trial))));
    }

    private Map<String, String> keep(String trial, Map<String, Place> places) {
        Map<String, String> kept = new TreeMap<>();
        try {
            for (Path file : files(arrivals(trial))) {
                Place place = places.get(file.getFileName().toString());
                if (place == null || Files.size(file) == 0) {
                    Files.delete(file);
                } else {
                    Files.createDirectories(place.file().getParent()); // not every run has every kind
                    Files.move(file, place.file(), StandardCopyOption.REPLACE_EXISTING);
                    kept.put(place.kind(), folder.name(place.file()));
                }
            }
            removeArrivals(arrivals(trial));
        } catch (IOException e) {
            throw new StoreException("cannot keep the files of trial " + trial + " (" + e + ")", e);
        }
        return kept;
    }

    private synchronized void makeArrivals(Path arrivals) throws IOException {
        Files.createDirectories(arrivals);
    }

    /** The last one to leave puts the light out. */
    private synchronized void removeArrivals(Path arrivals) throws IOException {
        Files.delete(arrivals);
        try {
            Files.deleteIfExists(folder.file(ARRIVALS));
        } catch (DirectoryNotEmptyException e) {
            // Another device's trial is arriving, or an earlier process left one there, which that trial clears.
        }
    }

    private Path arrivals(String trial) {
        return folder.file(ARRIVALS).resolve(trial);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** Where a kept file is; null if none of that kind was kept. */
    @Nullable
    Path file(Map<String, String> kept, String kind) {
        String name = kept.get(kind);
        return name == null ? null : folder.file(name);
    }

    /**
     * Keeps the power of a trial over time.
     *
     * @return the file's name relative to the run folder
     */
    String keepPower(String trial, List<Point> power) {
        Path file = folder.powerFile(trial);
        List<Long> times = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        for (Point point : power) {
            times.add(Math.round(point.time() * 1e9));
            rows.add(new double[] {point.value()});
        }
        try {
            Files.createDirectories(file.getParent());
            TelemetryCsv.write(file, new TelemetryCsv.Table(List.of("power_w"), times, rows));
        } catch (IOException e) {
            throw new StoreException("cannot write " + file + " (" + e + ")", e);
        }
        return folder.name(file);
    }

    /** The output values of a trial, flattened. */
    RoundParity.Float32Outputs outputs(TrialRecord trial) {
        @Nullable String name = trial.files().get("outputs");
        if (name == null) {
            return new RoundParity.Float32Outputs.None("trial " + trial.id() + " left no outputs");
        }
        try {
            Tensor outputs = NpyFile.read(folder.file(name));
            float[] values = new float[outputs.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) outputs.get(i);
            }
            return new RoundParity.Float32Outputs.Values(values);
        } catch (IOException | MalformedMessageException e) {
            return new RoundParity.Float32Outputs.None("the outputs of trial " + trial.id() + " cannot be read: " + e);
        }
    }

    /** Where files of a kind belong. */
    private record Place(String kind, Path file) {}
}
