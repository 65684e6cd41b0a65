package dev.dyno.scenarios.file;

import dev.dyno.results.metric.Unit;
import dev.dyno.scenarios.twin.Throttling;
import dev.dyno.scenarios.twin.Throttling.Sensor;
import dev.dyno.scenarios.twin.Throttling.Step;
import java.util.ArrayList;
import java.util.List;

/** Reads how a twin slows down. */
final class TwinThrottling {
    private static final List<String> STATUSES =
            List.of("none", "light", "moderate", "severe", "critical", "emergency", "shutdown");

    private TwinThrottling() {}

    static Throttling of(Section twin) {
        Section throttling = twin.section("throttling").knowing("sensor", "steps");
        Reading reading = throttling.reading();
        String sensor = TwinReader.word(throttling, "sensor", List.of("skin", "die"), "skin");
        List<Step> steps = new ArrayList<>();
        Node node = throttling.find("steps");
        if (node instanceof Node.Sequence rows) {
            rows.items().forEach(row -> step(row, reading, steps));
        } else if (node != null) {
            reading.problem(node.place(), "'steps' is a list of steps, not " + node.kind());
        }
        return new Throttling(sensor.equals("die") ? Sensor.DIE : Sensor.SKIN, steps);
    }

    private static void step(Node row, Reading reading, List<Step> steps) {
        int before = reading.problems().count();
        Section step = Section.of("a step", row, reading)
                .knowing("above", "below", "frequency", "status")
                .requiring("above", "frequency");
        double above = step.quantity("above", "40 C", Unit.CELSIUS, "-40 C", "200 C");
        double below = step.field("below").isEmpty()
                ? above - 2
                : step.quantity("below", "38 C", Unit.CELSIUS, "-40 C", "200 C");
        double share = step.quantity("frequency", "80 %", Unit.RATIO, "1 %", "100 %");
        int status = STATUSES.indexOf(TwinReader.word(step, "status", STATUSES.subList(1, STATUSES.size()), "light"));
        if (below >= above) {
            reading.problem(step.place(), "'below' is not below 'above'");
        }
        Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
        if (last != null && (above <= last.above() || share >= last.share() || status < last.status())) {
            reading.problem(step.place(), "a step is hotter, slower and no less severe than the one before");
        }
        if (reading.problems().count() == before) {
            steps.add(new Step(above, below, share, status));
        }
    }
}
