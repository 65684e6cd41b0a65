package dev.dyno.harness.run;

import dev.dyno.harness.device.CollectedTrial;
import dev.dyno.harness.device.RunningTrial;
import dev.dyno.protocol.MalformedMessageException;
import dev.dyno.protocol.NpyFile;
import dev.dyno.protocol.Tensor;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts what trials leave behind into their places in the run folder. */
final class TrialStorage {
    private static final String ARRIVALS = ".arrivals";

    private final RunFolder folder;

    TrialStorage(RunFolder folder) {
        this.folder = folder;
    }

    /** Fetches a trial's files into a folder of their own, from which {@link #keep} takes them. */
    CollectedTrial collect(RunningTrial running, String trial) {
        Path arrivals = folder.file(ARRIVALS).resolve(trial);
        try {
            Files.createDirectories(arrivals);
        } catch (IOException e) {
            throw new StoreException("cannot make " + arrivals + " (" + e + ")", e);
        }
        return running.collect(arrivals);
    }

    /**
     * Moves a trial's files to where the run folder has them.
     *
     * @return their names relative to the run folder, by kind
     */
    Map<String, String> keep(CollectedTrial collected, String trial) {
        Map<String, Place> places = Map.of(
                TrialFiles.SAMPLES, new Place("samples", folder.samplesFile(trial)),
                TrialFiles.TELEMETRY, new Place("telemetry", folder.telemetryFile(trial)),
                TrialFiles.OUTPUTS, new Place("outputs", folder.outputsFile(trial)),
                TrialFiles.LOG, new Place("log", folder.logFile(trial)));
        Map<String, String> kept = new TreeMap<>();
        try {
            for (Map.Entry<String, Path> file : collected.files().entrySet()) {
                Place place = places.get(file.getKey());
                if (place == null || Files.size(file.getValue()) == 0) {
                    Files.delete(file.getValue());
                } else {
                    Files.move(file.getValue(), place.file(), StandardCopyOption.REPLACE_EXISTING);
                    kept.put(place.kind(), folder.name(place.file()));
                }
            }
            Files.deleteIfExists(folder.file(ARRIVALS).resolve(trial));
            Files.deleteIfExists(folder.file(ARRIVALS));
        } catch (IOException e) {
            throw new StoreException("cannot keep the files of trial " + trial + " (" + e + ")", e);
        }
        return kept;
    }

    /** Where a kept file is; null if none of that kind was kept. */
    @Nullable
    Path file(Map<String, String> kept, String kind) {
        String name = kept.get(kind);
        return name == null ? null : folder.file(name);
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
