package dev.dyno.agent.core;

import dev.dyno.agent.engine.ModelDescription.Port;
import dev.dyno.protocol.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The outputs for the fixed input: kept for parity, and searched for numbers that no model should give. */
public final class Outputs {
    private Outputs() {}

    /** All outputs as one: a single one as it is, several flattened to single precision one after the other. */
    static Tensor joined(List<Tensor> outputs) {
        if (outputs.size() == 1) {
            return outputs.get(0);
        }
        int total = 0;
        for (Tensor output : outputs) {
            total += output.size();
        }
        float[] values = new float[total];
        int at = 0;
        for (Tensor output : outputs) {
            for (int i = 0; i < output.size(); i++) {
                values[at++] = (float) output.get(i);
            }
        }
        return Tensor.of(Arrays.asList(total), values);
    }

    /** Reasons why the outputs make the trial worthless; empty if there are none. */
    public static List<String> problems(List<Port> ports, List<Tensor> outputs) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            Tensor output = outputs.get(i);
            int bad = 0;
            for (int j = 0; j < output.size(); j++) {
                bad += Double.isNaN(output.get(j)) || Double.isInfinite(output.get(j)) ? 1 : 0;
            }
            if (bad > 0) {
                String name = i < ports.size() ? ports.get(i).name() : String.valueOf(i);
                problems.add(
                        "output '" + name + "' holds NaN or infinity in " + bad + " of " + output.size() + " places");
            }
        }
        return problems;
    }
}
