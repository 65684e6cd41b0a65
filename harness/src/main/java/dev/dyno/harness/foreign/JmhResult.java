package dev.dyno.harness.foreign;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What JMH found of one benchmark with one set of parameters.
 *
 * @param name of its class and method, and the parameters behind it in parentheses
 * @param mode how it was measured
 * @param forks for each fork what its iterations gave: seconds for an operation or, for {@link JmhMode#THROUGHPUT}, operations per
 *     second; of {@link JmhMode#SAMPLE} every sample, sorted. At least one fork with at least one value
 * @param secondary what profilers and auxiliary counters told, by name
 * @param facts about JMH and the virtual machine
 */
record JmhResult(
        String name, JmhMode mode, List<double[]> forks, Map<String, Secondary> secondary, Map<String, String> facts) {

    JmhResult {
        forks = List.copyOf(forks);
        secondary = Collections.unmodifiableMap(new TreeMap<>(secondary));
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    /**
     * A secondary result.
     *
     * @param unit as JMH writes it, such as {@code B/op}
     * @param forks the mean over each fork's iterations
     */
    record Secondary(String unit, List<Double> forks) {
        Secondary {
            forks = List.copyOf(forks);
        }
    }
}
