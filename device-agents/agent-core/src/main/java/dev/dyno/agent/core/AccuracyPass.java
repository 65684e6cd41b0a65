package dev.dyno.agent.core;

import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.ModelDescription;
import dev.dyno.agent.engine.ModelDescription.Port;
import dev.dyno.protocol.Tensor;
import dev.dyno.protocol.TrialResult.AccuracyOutcome;
import dev.dyno.protocol.TrialSpec.Accuracy;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;

/** Labelled inputs: an example is right if the largest element of the model's first output stands where its label says. */
final class AccuracyPass {
    private final Tensor examples;
    private final Tensor labels;
    private final List<Integer> inputShape;

    private AccuracyPass(Tensor examples, Tensor labels, List<Integer> inputShape) {
        this.examples = examples;
        this.labels = labels;
        this.inputShape = inputShape;
    }

    /**
     * Reads examples and labels and holds them against the model. An example is an entry of the first axis; its shape is
     * the model's input shape, with or without that shape's leading 1.
     *
     * @throws TrialException naming the file, what was expected and what was found
     */
    static AccuracyPass read(Accuracy accuracy, ModelDescription model) throws TrialException {
        if (model.inputs().size() != 1 || model.outputs().isEmpty()) {
            throw new TrialException("accuracy needs a model with one input; this one has " + model.inputs());
        }
        Path inputsFile = Paths.get(accuracy.inputsPath());
        Path labelsFile = Paths.get(accuracy.labelsPath());
        Tensor examples = InputTensors.load(inputsFile);
        Tensor labels = InputTensors.load(labelsFile);
        Port port = model.inputs().get(0);
        List<Integer> inputShape = InputTensors.closed(port.shape());
        if (examples.type() != port.type() || !entriesFit(examples.shape(), inputShape)) {
            throw new TrialException(inputsFile + ": the model's input " + port + " expects examples of " + port.type()
                    + " " + inputShape + " below the first axis, found " + examples);
        }
        boolean whole = labels.type() != dev.dyno.protocol.ElementType.FLOAT32
                && labels.type() != dev.dyno.protocol.ElementType.FLOAT64;
        if (!whole || labels.size() != examples.shape().get(0)) {
            throw new TrialException(labelsFile + ": expects as many integer labels as there are examples, "
                    + examples.shape().get(0) + ", found " + labels);
        }
        return new AccuracyPass(examples, labels, inputShape);
    }

    private static boolean entriesFit(List<Integer> shape, List<Integer> inputShape) {
        if (shape.isEmpty()) {
            return false;
        }
        List<Integer> entry = shape.subList(1, shape.size());
        boolean leadingOne = !inputShape.isEmpty() && inputShape.get(0) == 1;
        return entry.equals(inputShape) || (leadingOne && entry.equals(inputShape.subList(1, inputShape.size())));
    }

    /**
     * Scores every example.
     *
     * @throws EngineException if the runtime fails
     */
    AccuracyOutcome run(Engine engine, Progress progress) throws EngineException {
        int correct = 0;
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            inputs.clear();
            inputs.add(examples.entry(i, inputShape));
            engine.prepare(inputs);
            engine.infer();
            correct += largest(engine.outputs().get(0)) == labels.get(i) ? 1 : 0;
            progress.made(i + 1);
        }
        return new AccuracyOutcome(correct, labels.size());
    }

    /** The first index of the largest element; -1 if there is none, as with nothing but NaN. */
    static int largest(Tensor scores) {
        int best = -1;
        for (int i = 0; i < scores.size(); i++) {
            double score = scores.get(i);
            if (!Double.isNaN(score) && (best < 0 || score > scores.get(best))) {
                best = i;
            }
        }
        return best;
    }
}
