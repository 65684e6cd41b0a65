package dev.dyno.scenarios.demo.training;

import dev.dyno.scenarios.demo.graph.Dice;
import dev.dyno.scenarios.demo.graph.Graph;
import java.util.List;
import java.util.stream.IntStream;

/** Trains with Adam on shuffled batches. The learning rate falls linearly to a twentieth. */
public final class Trainer {
    private static final int BATCH = 32;
    /** Examples whose derivatives one thread adds up. Fixed, so that the order of additions does not depend on the threads. */
    private static final int PART = 4;

    private static final float LAST_RATE = 0.05f;

    private Trainer() {}

    /**
     * The network after training.
     *
     * @param epochs how often each example is seen
     * @param rate learning rate of the first step
     * @param seed of the examples' order
     */
    public static Graph train(Graph graph, Examples examples, int epochs, float rate, long seed) {
        Dice dice = new Dice(seed);
        Adam adam = new Adam(graph);
        Graph trained = graph;
        int batches = examples.size() / BATCH;
        for (int epoch = 0; epoch < epochs; epoch++) {
            Examples order = examples.shuffled(dice);
            for (int batch = 0; batch < batches; batch++) {
                Gradients gradients = gradients(trained, order.range(batch * BATCH, (batch + 1) * BATCH));
                float done = (float) (epoch * batches + batch) / (epochs * batches);
                trained = adam.step(trained, gradients, BATCH, rate * (1 - (1 - LAST_RATE) * done));
            }
        }
        return trained;
    }

    private static Gradients gradients(Graph graph, Examples batch) {
        List<float[]> transposed = Backward.transposed(graph);
        List<Gradients> parts = IntStream.range(0, batch.size() / PART)
                .parallel()
                .mapToObj(part -> part(graph, transposed, batch.range(part * PART, (part + 1) * PART)))
                .toList();
        Gradients all = Gradients.zero(graph);
        parts.forEach(all::add);
        return all;
    }

    private static Gradients part(Graph graph, List<float[]> transposed, Examples examples) {
        Gradients gradients = Gradients.zero(graph);
        Backward backward = new Backward(graph, transposed, gradients);
        for (int i = 0; i < examples.size(); i++) {
            backward.add(examples.inputs().get(i), examples.labels().get(i));
        }
        return gradients;
    }
}
