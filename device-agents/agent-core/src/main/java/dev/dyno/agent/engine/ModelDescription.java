package dev.dyno.agent.engine;

import dev.dyno.protocol.ElementType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model takes and gives.
 *
 * @param inputs in the model's order
 * @param outputs in the model's order
 * @param facts what else the runtime tells about how it runs the model, by name
 */
public record ModelDescription(List<Port> inputs, List<Port> outputs, Map<String, String> facts) {
    /** A length that the model leaves open. */
    public static final int OPEN = -1;

    public ModelDescription {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        facts = Map.copyOf(new TreeMap<>(facts));
    }

    /**
     * One input or output.
     *
     * @param name as the model has it
     * @param type the elements' type
     * @param shape lengths of the axes; {@link #OPEN} where the model leaves one open
     */
    public record Port(String name, ElementType type, List<Integer> shape) {
        public Port {
            shape = List.copyOf(shape);
        }

        @Override
        public String toString() {
            return "'" + name + "' " + type + " " + shape;
        }
    }
}
