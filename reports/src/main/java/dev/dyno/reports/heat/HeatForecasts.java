package dev.dyno.reports.heat;

import dev.dyno.reports.page.digest.TrialFiles;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The forecasts of a run: one for each candidate on each device, from its longest valid trial. */
public final class HeatForecasts {
    private HeatForecasts() {}

    /** All that the run's trials are long enough for, device by device, in the run's order of candidates. */
    public static List<HeatForecast> of(RunRecord run, TrialFiles files) {
        List<HeatForecast> forecasts = new ArrayList<>();
        for (DeviceProfile device : run.devices()) {
            List<HeatTrial> trials = run.candidates().stream()
                    .flatMap(candidate -> longest(run, device, candidate).stream())
                    .flatMap(trial -> HeatTrial.read(files, trial).stream())
                    .toList();
            OptionalDouble lowest = trials.stream()
                    .map(HeatForecast::tripOf)
                    .flatMapToDouble(OptionalDouble::stream)
                    .min();
            for (HeatTrial trial : trials) {
                OptionalDouble own = HeatForecast.tripOf(trial);
                forecasts.add(HeatForecast.of(trial, own.isPresent() ? own : lowest));
            }
        }
        return List.copyOf(forecasts);
    }

    private static Optional<TrialRecord> longest(RunRecord run, DeviceProfile device, CandidateRecord candidate) {
        return run.trials().stream()
                .filter(TrialRecord::valid)
                .filter(trial -> trial.device().equals(device.name())
                        && trial.candidate().equals(candidate.name())
                        && trial.deviceSeconds() >= HeatTrial.SHORTEST)
                .max(Comparator.comparingDouble(TrialRecord::deviceSeconds));
    }
}
