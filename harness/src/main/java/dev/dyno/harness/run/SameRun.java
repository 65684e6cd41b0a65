package dev.dyno.harness.run;

import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.RunRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes sure that a resumed run goes on with the very things it began with; else its rounds could not be compared. */
final class SameRun {
    private SameRun() {}

    /**
     * Requires the scenario and the candidates that the run began with.
     *
     * @throws StoreException naming the first that differs
     */
    static void require(RunRecord run, String scenarioSha256, List<CandidateRecord> now) {
        if (!scenarioSha256.equals(run.scenarioSha256())) {
            throw changed(run, "the scenario that was saved with it has been edited");
        }
        for (CandidateRecord then : run.candidates()) {
            CandidateRecord candidate = now.stream()
                    .filter(other -> other.name().equals(then.name()))
                    .findFirst()
                    .orElseThrow(() -> changed(run, "candidate " + then.name() + " is gone"));
            if (!candidate.modelSha256().equals(then.modelSha256())) {
                throw changed(run, "the model of " + then.name() + " is another one than when the run began");
            }
        }
    }

    /** The build that a device had when the run began, if it has another one now; null if it has the same. */
    static @Nullable String formerBuild(RunRecord run, DeviceProfile now) {
        return run.devices().stream()
                .filter(then -> then.name().equals(now.name()))
                .map(DeviceProfile::build)
                .filter(build -> !build.equals(now.build()))
                .findFirst()
                .orElse(null);
    }

    private static StoreException changed(RunRecord run, String what) {
        return new StoreException("run " + run.id() + " cannot go on: " + what + "; start a new run instead");
    }
}
