package dev.dyno.scenarios.demo.mobilenet;

import dev.dyno.scenarios.demo.graph.Activation;
import dev.dyno.scenarios.demo.graph.Dice;
import dev.dyno.scenarios.demo.graph.Graph;
import dev.dyno.scenarios.demo.graph.GraphBuilder;
import dev.dyno.scenarios.demo.graph.Shape;
import dev.dyno.scenarios.demo.graph.Window;
import java.util.List;

/**
 * The layers of MobileNetV2 at width 1.0 and 224 x 224 pixels: 3.5 million parameters, 300 million multiplications. Source: Sandler
 * et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks", 2018, table 2.
 */
public final class MobileNet {
    private static final long WEIGHT_SEED = 20180113;
    private static final Shape IMAGE = new Shape(224, 224, 3);
    private static final int STEM = 32;
    private static final int FEATURES = 1280;
    private static final int CLASSES = 1000;

    /** A row of the paper's table: expansion factor, output channels, repetitions, stride of the first repetition. */
    private record Stage(int expansion, int channels, int repetitions, int stride) {}

    private static final List<Stage> STAGES = List.of(
            new Stage(1, 16, 1, 1),
            new Stage(6, 24, 2, 2),
            new Stage(6, 32, 3, 2),
            new Stage(6, 64, 4, 2),
            new Stage(6, 96, 3, 1),
            new Stage(6, 160, 3, 2),
            new Stage(6, 320, 1, 1));

    private MobileNet() {}

    /** The network with weights adjusted to the images so that every channel of every layer is in use. */
    public static Graph build(List<float[]> images) {
        return Normalization.fold(layout(), images, new Dice(WEIGHT_SEED + 1));
    }

    static Graph layout() {
        GraphBuilder net = new GraphBuilder("mobilenet-v2", IMAGE, new Dice(WEIGHT_SEED));
        int at = net.convolution(0, new Window(3, 2), STEM, Activation.RELU6);
        for (Stage stage : STAGES) {
            for (int i = 0; i < stage.repetitions(); i++) {
                at = block(net, at, stage, i == 0 ? stage.stride() : 1);
            }
        }
        at = net.convolution(at, new Window(1, 1), FEATURES, Activation.RELU6);
        net.dense(net.averagePool(at), CLASSES);
        return net.build();
    }

    /** An inverted residual: widen, filter each channel, narrow without bounds; the input is added where shapes agree. */
    private static int block(GraphBuilder net, int input, Stage stage, int stride) {
        int inputs = net.channels(input);
        int at = input;
        if (stage.expansion() > 1) {
            at = net.convolution(at, new Window(1, 1), inputs * stage.expansion(), Activation.RELU6);
        }
        at = net.depthwise(at, new Window(3, stride), Activation.RELU6);
        at = net.convolution(at, new Window(1, 1), stage.channels(), Activation.NONE);
        return stride == 1 && inputs == stage.channels() ? net.sum(input, at) : at;
    }
}
