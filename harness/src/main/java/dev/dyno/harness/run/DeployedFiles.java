package dev.dyno.harness.run;

import dev.dyno.harness.transport.DevicePath;
import dev.dyno.protocol.TrialSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a scenario's files lie on a device.
 *
 * @param models the model file of each candidate, by the candidate's name
 * @param tools the program of each candidate that brings one, likewise
 * @param inputs the input files in the models' order; empty for random inputs
 * @param accuracyInputs the labelled inputs; null for none
 * @param accuracyLabels their labels; null for none
 */
record DeployedFiles(
        Map<String, DevicePath> models,
        Map<String, DevicePath> tools,
        List<DevicePath> inputs,
        @Nullable DevicePath accuracyInputs,
        @Nullable DevicePath accuracyLabels) {

    DeployedFiles {
        models = Map.copyOf(models);
        tools = Map.copyOf(tools);
        inputs = List.copyOf(inputs);
    }

    /** The model file of a candidate. */
    DevicePath model(String candidate) {
        DevicePath path = models.get(candidate);
        if (path == null) {
            throw new IllegalArgumentException("no model was deployed for candidate " + candidate);
        }
        return path;
    }

    /** All that a trial of a candidate reads. */
    List<DevicePath> readFor(String candidate) {
        return Stream.of(Stream.of(model(candidate)), inputs.stream(), Stream.of(accuracyInputs, accuracyLabels))
                .flatMap(paths -> paths)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The labelled inputs as the agent is told of them; null for none. */
    TrialSpec.@Nullable Accuracy accuracy() {
        if (accuracyInputs == null || accuracyLabels == null) {
            return null;
        }
        return new TrialSpec.Accuracy(accuracyInputs.value(), accuracyLabels.value());
    }
}
