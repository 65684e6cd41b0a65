package dev.dyno.reports.history;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Estimate;
import dev.dyno.reports.gate.Judge;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.scenarios.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes from a run folder what a history needs. */
final class NightReader {
    private NightReader() {}

    /**
     * Size and time of the files that a run consists of. A run that has ended does not change any more, except by {@code
     * --resume}, which writes both.
     *
     * @throws IOException if they cannot be looked at
     */
    static String fingerprint(Path folder) throws IOException {
        StringBuilder print = new StringBuilder();
        for (String name : List.of(RunFolder.RUN, "journal")) {
            print.append(fileprint(folder.resolve(name))).append(' ');
        }
        return print.toString().strip();
    }

    private static String fileprint(Path file) throws IOException {
        try {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
            return seen.size() + "@" + seen.lastModifiedTime();
        } catch (NoSuchFileException e) {
            return "-";
        }
    }

    /**
     * Reads a run.
     *
     * @throws StoreException if it cannot be read, or did not end
     */
    static Night read(Path folder, String fingerprint) {
        try (RunFolder open = RunFolder.open(folder)) {
            RunRecord run = open.read();
            if (run.state() != RunRecord.State.COMPLETE) {
                throw new StoreException("the run did not end; complete it with --resume");
            }
            return new Night(name(folder), fingerprint, run.id(), run.scenario(), run.startedAt(), measures(run));
        }
    }

    static String name(Path folder) {
        return String.valueOf(folder.getFileName());
    }

    private static List<Night.Measure> measures(RunRecord run) {
        Map<String, DeviceProfile> devices =
                run.devices().stream().collect(Collectors.toMap(DeviceProfile::name, Function.identity(), (a, b) -> a));
        Map<String, CandidateRecord> candidates = run.candidates().stream()
                .collect(Collectors.toMap(CandidateRecord::name, Function.identity(), (a, b) -> a));
        List<Night.Measure> measures = new ArrayList<>();
        for (Cell cell : Judge.judge(run, Gate.NONE).cells()) {
            @Nullable Estimate change = cell.change();
            DeviceProfile device = devices.get(cell.device());
            CandidateRecord candidate = candidates.get(cell.candidate());
            if (change != null
                    && change.scale() == Estimate.Scale.RATIO
                    && change.point() > 0
                    && device != null
                    && candidate != null) {
                SeriesKey key = new SeriesKey(
                        run.scenario(),
                        cell.device(),
                        cell.candidate(),
                        cell.metric().name());
                measures.add(new Night.Measure(
                        key, reference(run.baseline(), device), candidate.modelSha256(), Math.log(change.point())));
            }
        }
        return measures;
    }

    /** What must stay the same for two nights to be comparable. */
    private static String reference(CandidateRecord baseline, DeviceProfile device) {
        return "model " + baseline.modelSha256() + ", runtime " + baseline.runtime() + ", device build "
                + device.build();
    }
}
