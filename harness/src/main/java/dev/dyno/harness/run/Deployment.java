package dev.dyno.harness.run;

import dev.dyno.harness.device.BlobStore;
import dev.dyno.harness.device.Bundle;
import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.scenarios.AccuracySet;
import dev.dyno.scenarios.Candidate;
import dev.dyno.scenarios.Inputs;
import dev.dyno.scenarios.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings the files of a scenario to a device. */
final class Deployment {
    private final BlobStore blobs;
    private final RunListener listener;

    Deployment(BlobStore blobs, RunListener listener) {
        this.blobs = blobs;
        this.listener = listener;
    }

    /** Makes sure that everything the scenario's trials need is on the device; sends only what is not there yet. */
    DeployedFiles deploy(DeviceSession session, Scenario scenario) {
        Map<String, DevicePath> models = new HashMap<>();
        Map<String, DevicePath> tools = new HashMap<>();
        for (Candidate candidate : scenario.candidates()) {
            models.put(candidate.name(), file(session, candidate.modelFile()));
            Candidate.Program program = candidate.program();
            if (program != null && program.file() != null) {
                tools.put(candidate.name(), program(session, program.file()));
            }
        }
        List<DevicePath> inputs = new ArrayList<>();
        if (scenario.inputs() instanceof Inputs.Files files) {
            files.files().forEach(input -> inputs.add(file(session, input)));
        }
        AccuracySet accuracy = scenario.accuracy();
        @Nullable DevicePath labelled = accuracy == null ? null : file(session, accuracy.inputs());
        @Nullable DevicePath labels = accuracy == null ? null : file(session, accuracy.labels());
        return new DeployedFiles(models, tools, inputs, labelled, labels);
    }

    private DevicePath program(DeviceSession session, Path file) {
        DevicePath program = file(session, file);
        // Files arrive without permission to be run.
        session.exec(Command.of("chmod", "+x", program.value()), ExecLimits.QUICK);
        return program;
    }

    private DevicePath file(DeviceSession session, Path file) {
        String name = file.getFileName().toString();
        BlobStore.Deployed deployed = blobs.deploy(session, Bundle.of(name, file));
        if (deployed.pushedBytes() > 0) {
            listener.deployed(session.device(), name, deployed.pushedBytes());
        }
        return deployed.file(name);
    }
}
