package dev.dyno.scenarios.demo.training;

import dev.dyno.scenarios.demo.graph.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Labelled inputs.
 *
 * @param inputs one array for each example
 * @param labels as many class numbers
 */
public record Examples(List<float[]> inputs, List<Integer> labels) {
    public Examples {
        inputs = List.copyOf(inputs);
        labels = List.copyOf(labels);
        if (inputs.size() != labels.size()) {
            throw new IllegalArgumentException(inputs.size() + " inputs, " + labels.size() + " labels");
        }
    }

    public int size() {
        return labels.size();
    }

    public Examples range(int from, int to) {
        return new Examples(inputs.subList(from, to), labels.subList(from, to));
    }

    /** The same examples in an order of their own. */
    Examples shuffled(Dice dice) {
        List<float[]> newInputs = new ArrayList<>(inputs);
        List<Integer> newLabels = new ArrayList<>(labels);
        for (int i = size() - 1; i > 0; i--) {
            int other = dice.below(i + 1);
            newInputs.set(i, newInputs.set(other, newInputs.get(i)));
            newLabels.set(i, newLabels.set(other, newLabels.get(i)));
        }
        return new Examples(newInputs, newLabels);
    }

    /** The share of examples, 0 .. 1, for which the model's largest output is the label's. */
    public double accuracy(UnaryOperator<float[]> model) {
        int[] predicted =
                inputs.parallelStream().map(model).mapToInt(Examples::largest).toArray();
        int right = 0;
        for (int i = 0; i < predicted.length; i++) {
            right += predicted[i] == labels.get(i) ? 1 : 0;
        }
        return (double) right / size();
    }

    /** The index of the largest value; the first of equals. */
    public static int largest(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
