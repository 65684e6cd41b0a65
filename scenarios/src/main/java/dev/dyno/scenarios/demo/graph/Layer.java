package dev.dyno.scenarios.demo.graph;

import java.util.List;
import java.util.stream.IntStream;

/** One step of a {@link Graph}. Tensors are numbered: 0 is the graph's input, layer i makes tensor i + 1. */
public sealed interface Layer {
    /** The tensors read. */
    List<Integer> inputs();

    /** The shape made from tensors of these shapes. */
    Shape output(List<Shape> inputs);

    <R> R accept(Visitor<R> visitor);

    /** One answer for each kind of layer. */
    interface Visitor<R> {
        R convolution(Convolution layer);

        R depthwise(Depthwise layer);

        R dense(Dense layer);

        R sum(Sum layer);

        R averagePool(AveragePool layer);
    }

    /** A layer with weights (output channel last), one bias for each output channel, and bounds on its result. */
    sealed interface Weighted extends Layer {
        int input();

        Floats weights();

        Floats bias();

        Activation activation();

        /** The same layer with other numbers. */
        Weighted with(Floats weights, Floats bias);

        /** The same layer without bounds. */
        Weighted unbounded();

        @Override
        default List<Integer> inputs() {
            return List.of(input());
        }

        default int channels() {
            return bias().length();
        }

        /** How many weights feed one output value. */
        default int fanIn() {
            return weights().length() / channels();
        }

        /** For files that keep the output channel first: for each place in the file the index into the weights. */
        default int[] channelFirst() {
            int fanIn = fanIn();
            int channels = channels();
            return IntStream.range(0, fanIn * channels)
                    .map(i -> i % fanIn * channels + i / fanIn)
                    .toArray();
        }
    }

    /** Weights: window rows, window columns, input channels, output channels. */
    record Convolution(int input, Window window, Floats weights, Floats bias, Activation activation)
            implements Weighted {
        @Override
        public Convolution with(Floats newWeights, Floats newBias) {
            return new Convolution(input, window, newWeights, newBias, activation);
        }

        @Override
        public Convolution unbounded() {
            return new Convolution(input, window, weights, bias, Activation.NONE);
        }

        @Override
        public Shape output(List<Shape> inputs) {
            return inputs.get(0).strided(window.stride(), channels());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.convolution(this);
        }
    }

    /** Each channel by its own window. Weights: window rows, window columns, channels. */
    record Depthwise(int input, Window window, Floats weights, Floats bias, Activation activation) implements Weighted {
        @Override
        public Depthwise with(Floats newWeights, Floats newBias) {
            return new Depthwise(input, window, newWeights, newBias, activation);
        }

        @Override
        public Depthwise unbounded() {
            return new Depthwise(input, window, weights, bias, Activation.NONE);
        }

        @Override
        public Shape output(List<Shape> inputs) {
            return inputs.get(0).strided(window.stride(), channels());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.depthwise(this);
        }
    }

    /** A tensor, flattened, times a matrix. Weights: inputs in the tensor's order, outputs. */
    record Dense(int input, Floats weights, Floats bias, Activation activation) implements Weighted {
        @Override
        public Dense with(Floats newWeights, Floats newBias) {
            return new Dense(input, newWeights, newBias, activation);
        }

        @Override
        public Dense unbounded() {
            return new Dense(input, weights, bias, Activation.NONE);
        }

        @Override
        public Shape output(List<Shape> inputs) {
            return Shape.vector(channels());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dense(this);
        }
    }

    /** Two tensors of the same shape, added. */
    record Sum(int left, int right) implements Layer {
        @Override
        public List<Integer> inputs() {
            return List.of(left, right);
        }

        @Override
        public Shape output(List<Shape> inputs) {
            if (!inputs.get(0).equals(inputs.get(1))) {
                throw new IllegalArgumentException("cannot add " + inputs.get(0) + " and " + inputs.get(1));
            }
            return inputs.get(0);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sum(this);
        }
    }

    /** The mean of each channel over all rows and columns, as a vector. */
    record AveragePool(int input) implements Layer {
        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public Shape output(List<Shape> inputs) {
            return Shape.vector(inputs.get(0).channels());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.averagePool(this);
        }
    }
}
