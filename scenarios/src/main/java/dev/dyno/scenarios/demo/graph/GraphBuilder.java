package dev.dyno.scenarios.demo.graph;

import java.util.ArrayList;
import java.util.List;

/** Lays out a network with random weights, uniform with the variance 2 / fan-in (He et al., 2015) and zero biases. */
public final class GraphBuilder {
    private final String name;
    private final Shape input;
    private final Dice dice;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();

    public GraphBuilder(String name, Shape input, Dice dice) {
        this.name = name;
        this.input = input;
        this.dice = dice;
        shapes.add(input);
    }

    /** Each method takes and returns tensor numbers; 0 is the input. */
    public int convolution(int from, Window window, int channels, Activation activation) {
        int fanIn = window.area() * shapes.get(from).channels();
        return add(new Layer.Convolution(from, window, weights(fanIn, channels), zeros(channels), activation));
    }

    public int depthwise(int from, Window window, Activation activation) {
        int channels = shapes.get(from).channels();
        return add(new Layer.Depthwise(from, window, weights(window.area(), channels), zeros(channels), activation));
    }

    public int dense(int from, int outputs) {
        return add(new Layer.Dense(from, weights(shapes.get(from).size(), outputs), zeros(outputs), Activation.NONE));
    }

    public int sum(int left, int right) {
        return add(new Layer.Sum(left, right));
    }

    public int averagePool(int from) {
        return add(new Layer.AveragePool(from));
    }

    public int channels(int tensor) {
        return shapes.get(tensor).channels();
    }

    public Graph build() {
        return new Graph(name, input, layers, shapes);
    }

    private int add(Layer layer) {
        layers.add(layer);
        shapes.add(layer.output(layer.inputs().stream().map(shapes::get).toList()));
        return layers.size();
    }

    private Floats weights(int fanIn, int channels) {
        float bound = (float) StrictMath.sqrt(6.0 / fanIn);
        float[] values = new float[fanIn * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = dice.between(-bound, bound);
        }
        return Floats.of(values);
    }

    private static Floats zeros(int length) {
        return Floats.of(new float[length]);
    }
}
