package dev.dyno.scenarios.demo.digits;

import dev.dyno.scenarios.demo.graph.Activation;
import dev.dyno.scenarios.demo.graph.Dice;
import dev.dyno.scenarios.demo.graph.Graph;
import dev.dyno.scenarios.demo.graph.GraphBuilder;
import dev.dyno.scenarios.demo.graph.Shape;
import dev.dyno.scenarios.demo.graph.Window;
import dev.dyno.scenarios.demo.quantization.Calibration;
import dev.dyno.scenarios.demo.quantization.QuantizedGraph;
import dev.dyno.scenarios.demo.training.Examples;
import dev.dyno.scenarios.demo.training.Pruning;
import dev.dyno.scenarios.demo.training.Trainer;
import java.util.function.Consumer;

/**
 * One trained network in three variants.
 *
 * @param full in single precision
 * @param int8 in 8-bit integers, from the same weights
 * @param pruned in single precision with half of the filters, trained further after the cut
 */
public record DigitGraphs(Graph full, QuantizedGraph int8, Graph pruned) {
    private static final int TRAINING_EXAMPLES = 8000;
    private static final int TEST_EXAMPLES = 1000;
    private static final int FIRST_TEST_EXAMPLE = 1_000_000;
    private static final int CALIBRATION_EXAMPLES = 200;
    private static final double KEPT_FILTERS = 0.5;
    private static final long SEED = 28;

    /** Draws the examples and trains. Deterministic; some 20 s of processor time. */
    public static DigitGraphs train(Consumer<String> progress) {
        Examples examples = DigitSet.draw(0, TRAINING_EXAMPLES);
        progress.accept("digits: training on " + TRAINING_EXAMPLES + " drawn digits");
        Graph full = Trainer.train(layout(), examples, 2, 3e-3f, SEED + 1);
        progress.accept("digits: calibrating the 8-bit version");
        QuantizedGraph int8 = Calibration.calibrate(full, examples.inputs().subList(0, CALIBRATION_EXAMPLES));
        progress.accept("digits: removing half of the filters and training on");
        Graph pruned = Trainer.train(Pruning.prune(full, KEPT_FILTERS), examples, 1, 1.5e-3f, SEED + 2);
        return new DigitGraphs(full, int8, pruned);
    }

    /** Examples that training never sees. */
    public static Examples test() {
        return DigitSet.draw(FIRST_TEST_EXAMPLE, TEST_EXAMPLES);
    }

    private static Graph layout() {
        Shape image = new Shape(DigitSet.EXTENT, DigitSet.EXTENT, 1);
        GraphBuilder net = new GraphBuilder("digits", image, new Dice(SEED));
        int at = net.convolution(0, new Window(3, 2), 16, Activation.RELU);
        at = net.convolution(at, new Window(3, 2), 32, Activation.RELU);
        at = net.convolution(at, new Window(3, 1), 64, Activation.RELU);
        net.dense(at, DigitSet.CLASSES);
        return net.build();
    }
}
