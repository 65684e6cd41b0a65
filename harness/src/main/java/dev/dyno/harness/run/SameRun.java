package dev.dyno.harness.run;

import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.RunRecord;
import java.util.List;

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

    /**
     * Requires the devices that the run began with, in the same build.
     *
     * @throws StoreException naming the first that is missing or differs
     */
    static void requireDevices(RunRecord run, List<DeviceProfile> now) {
        for (DeviceProfile then : run.devices()) {
            DeviceProfile device = now.stream()
                    .filter(other -> other.name().equals(then.name()))
                    .findFirst()
                    .orElseThrow(() -> changed(run, "device " + then.name() + " is not there"));
            if (!device.build().equals(then.build())) {
                throw changed(
                        run, "device " + then.name() + " had the build " + then.build() + " and has " + device.build());
            }
        }
    }

    private static StoreException changed(RunRecord run, String what) {
        return new StoreException("run " + run.id() + " cannot go on: " + what + "; start a new run instead");
    }
}
