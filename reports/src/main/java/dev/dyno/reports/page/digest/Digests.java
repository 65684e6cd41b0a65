package dev.dyno.reports.page.digest;

import dev.dyno.reports.statistics.Ecdf;
import dev.dyno.reports.statistics.Median;
import dev.dyno.reports.statistics.SampleSummary;
import dev.dyno.reports.statistics.ShiftFunction;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The digests of all arms of a run. */
public final class Digests {
    private static final int FEWEST = 10;

    private record Arm(String device, String candidate) {}

    private record Trial(TrialRecord record, Samples samples) {}

    private final Map<Arm, ArmDigest> byArm;

    private Digests(Map<Arm, ArmDigest> byArm) {
        this.byArm = byArm;
    }

    /** Reads the samples of all valid trials, several arms at once; each arm's are forgotten when it has been digested. */
    public static Digests of(RunRecord run, TrialFiles files) {
        Map<Arm, List<TrialRecord>> trials = new HashMap<>();
        run.trials().stream()
                .filter(TrialRecord::valid)
                .forEach(trial -> trials.computeIfAbsent(
                                new Arm(trial.device(), trial.candidate()), arm -> new ArrayList<>())
                        .add(trial));
        List<Arm> arms = run.devices().stream()
                .flatMap(device -> run.candidates().stream().map(candidate -> new Arm(device.name(), candidate.name())))
                .toList();
        String reference = run.candidates().stream()
                .filter(CandidateRecord::baseline)
                .map(CandidateRecord::name)
                .findFirst()
                .orElse("");
        List<ArmDigest> digests = arms.parallelStream()
                .flatMap(arm -> digest(arm, reference, trials.getOrDefault(arm, List.of()), files).stream())
                .toList();
        Map<Arm, ArmDigest> byArm = new LinkedHashMap<>();
        digests.forEach(digest -> byArm.put(new Arm(digest.device(), digest.candidate()), digest));
        return new Digests(byArm);
    }

    /** One arm's; empty where it has no samples. */
    public Optional<ArmDigest> of(String device, String candidate) {
        return Optional.ofNullable(byArm.get(new Arm(device, candidate)));
    }

    /** All that there are, device by device. */
    public List<ArmDigest> all() {
        return List.copyOf(byArm.values());
    }

    /** Those of one device, in the run's order of candidates. */
    public List<ArmDigest> ofDevice(String device) {
        return all().stream().filter(digest -> digest.device().equals(device)).toList();
    }

    private static Optional<ArmDigest> digest(Arm arm, String reference, List<TrialRecord> trials, TrialFiles files) {
        List<Trial> read = trials.stream()
                .flatMap(trial -> files.samples(trial).map(samples -> new Trial(trial, samples)).stream())
                .filter(trial -> trial.samples().size() > trial.samples().warmUps())
                .toList();
        if (read.isEmpty()) {
            return Optional.empty();
        }
        List<double[]> parts =
                read.stream().map(trial -> trial.samples().measuredSeconds()).toList();
        double[] pooled = parts.stream().flatMapToDouble(Arrays::stream).toArray();
        return Optional.of(new ArmDigest(
                arm.device(),
                arm.candidate(),
                arm.candidate().equals(reference),
                read.size(),
                SampleSummary.of(pooled),
                quantiles(pooled),
                deciles(read, parts),
                parts.stream().flatMap(Digests::slowing).toList(),
                course(read, files)));
    }

    private static double[] quantiles(double[] pooled) {
        List<Ecdf.Point> points = Ecdf.points(pooled, ArmDigest.SHARES);
        return IntStream.range(0, ArmDigest.SHARES)
                .mapToDouble(i -> points.get((int) Math.round(i * (points.size() - 1.0) / (ArmDigest.SHARES - 1)))
                        .value())
                .toArray();
    }

    private static NavigableMap<Integer, double[]> deciles(List<Trial> trials, List<double[]> parts) {
        NavigableMap<Integer, double[]> deciles = new TreeMap<>();
        for (int i = 0; i < trials.size(); i++) {
            if (parts.get(i).length >= FEWEST) {
                deciles.put(trials.get(i).record().round(), ShiftFunction.deciles(parts.get(i)));
            }
        }
        return deciles;
    }

    /** What a trial lost, or won, between its first and its last third. */
    private static Stream<Double> slowing(double[] seconds) {
        int third = seconds.length / 3;
        if (third < FEWEST) {
            return Stream.of();
        }
        double first = Median.of(Arrays.copyOf(seconds, third));
        double last = Median.of(Arrays.copyOfRange(seconds, seconds.length - third, seconds.length));
        return first > 0 && last > 0 ? Stream.of(Math.log(last / first)) : Stream.of();
    }

    private static ArmDigest.Course course(List<Trial> trials, TrialFiles files) {
        double longest = trials.stream()
                .mapToDouble(trial -> CourseBins.window(trial.samples()))
                .max()
                .orElse(0);
        CourseBins bins = new CourseBins(longest);
        trials.forEach(trial -> bins.add(
                trial.samples(), files.readings(trial.record(), "telemetry").orElse(null)));
        return bins.course();
    }
}
