package dev.dyno.scenarios.file;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Unit;
import dev.dyno.scenarios.EnergyRules;
import dev.dyno.scenarios.Scenario;
import java.util.List;

/** Reads how well energy is to be measured. Where none is, there is nothing to say about it. */
final class EnergyReader {
    private static final String KEY = "energy";

    private EnergyReader() {}

    static EnergyRules read(Section scenario, List<Metric> metrics) {
        if (!Scenario.asksForEnergy(metrics)) {
            Node node = scenario.find(KEY);
            if (node != null) {
                scenario.reading()
                        .problem(
                                node.place(),
                                "'energy' is for scenarios that name a metric of energy or power; add energy.per_inference"
                                        + " to 'metrics' or to a bound of the gate, or remove it");
            }
            return EnergyRules.DEFAULT;
        }
        Section section = scenario.section(KEY).knowing("uncertainty", "idle", "max-window");
        return new EnergyRules(
                section.quantity("uncertainty", "5 %", Unit.RATIO, "0.1 %", "100 %"),
                section.time("idle", "5 s", "100 ms", "10 min"),
                section.time("max-window", "60 s", "0 s", "1 h"));
    }
}
