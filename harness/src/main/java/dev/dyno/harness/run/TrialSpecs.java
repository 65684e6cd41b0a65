package dev.dyno.harness.run;

import dev.dyno.harness.device.DeviceJava;
import dev.dyno.harness.foreign.ForeignTool;
import dev.dyno.harness.transport.DevicePath;
import dev.dyno.protocol.Load;
import dev.dyno.protocol.TrialSpec;
import dev.dyno.scenarios.Candidate;
import dev.dyno.scenarios.Inputs;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.WarmUp;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells an agent what the scenario wants of it, in the agent's words. */
final class TrialSpecs {
    private TrialSpecs() {}

    /**
     * The specification of one trial.
     *
     * @param round in which it is
     * @param java how Java is started on the device; asked only by a tool that is written in it
     * @param energy what is asked for the sake of energy, the load's pattern among it
     */
    static TrialSpec of(
            String trialId,
            int round,
            Scenario scenario,
            Candidate candidate,
            DeployedFiles files,
            Supplier<DeviceJava> java,
            DeviceEnergy.Asked energy) {
        Optional<ForeignTool> tool = ForeignTool.named(candidate.runtime());
        Load load = tool.isPresent()
                ? Programs.load(tool.get(), scenario, candidate, files, java)
                : Loads.of(energy.load(), round);
        return new TrialSpec(
                TrialSpec.PROTOCOL,
                trialId,
                files.model(candidate.name()).value(),
                candidate.runtime(),
                candidate.provider(),
                candidate.threads(),
                candidate.options(),
                inputs(scenario.inputs(), files),
                tool.isPresent() ? null : files.accuracy(),
                tool.isPresent() ? Programs.NO_WARM_UP : warmUp(scenario.warmUp()),
                load,
                energy.idle(),
                scenario.telemetryInterval().toNanos(),
                energy.watches(),
                energy.interval().toNanos(),
                tool.isEmpty(),
                tool.isEmpty() && scenario.asksForStarts());
    }

    private static TrialSpec.Inputs inputs(Inputs inputs, DeployedFiles files) {
        if (inputs instanceof Inputs.Random random) {
            return new TrialSpec.Inputs.Random(random.seed());
        }
        return new TrialSpec.Inputs.Files(
                files.inputs().stream().map(DevicePath::value).toList());
    }

    private static TrialSpec.WarmUp warmUp(WarmUp warmUp) {
        return new TrialSpec.WarmUp(
                warmUp.minIterations(),
                warmUp.minDuration().toNanos(),
                warmUp.maxDuration().toNanos(),
                warmUp.tolerance(),
                warmUp.agreeingIterations());
    }
}
