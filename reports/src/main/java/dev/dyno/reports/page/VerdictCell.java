package dev.dyno.reports.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Check;
import dev.dyno.reports.gate.Course;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Estimate;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.gate.Waived;
import dev.dyno.reports.statistics.SignedRank.Interval;
import dev.dyno.results.metric.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One cell of {@code verdict.json}. */
final class VerdictCell {
    private VerdictCell() {}

    static ObjectNode of(ObjectNode node, Cell cell, Judgement judgement) {
        node.put("device", cell.device());
        node.put("candidate", cell.candidate());
        node.put("metric", cell.metric().name());
        node.put("verdict", cell.verdict().name());
        @Nullable Decision decision = cell.decision();
        node.put("decision", decision == null ? null : decision.name());
        change(node, cell.change());
        node.put("rounds", cell.rounds());
        courses(node, cell);
        node.put("metric_unit", cell.metric().unit().symbol());
        node.put("better", better(cell.metric()));
        node.put("baseline", cell.baseline());
        node.put("value", cell.value());
        node.put("simulated", cell.simulated());
        node.put("reason", cell.reason());
        ArrayNode checks = node.putArray("checks");
        cell.checks().forEach(check -> check(checks.addObject(), check, cell, judgement));
        ArrayNode discards = node.putArray("discarded");
        cell.discards()
                .forEach(discard -> discards.addObject()
                        .put("round", discard.round())
                        .put("arm", VerdictJson.lower(discard.arm()))
                        .put("reason", discard.reason()));
        return node;
    }

    /** A change with its interval; null where there is none. */
    static void change(ObjectNode node, @Nullable Estimate change) {
        @Nullable Interval interval = change == null ? null : change.interval();
        node.put("scale", change == null ? null : VerdictJson.lower(change.scale()));
        node.put("estimate", change == null ? null : (Double) change.point());
        node.put("lower", interval == null ? null : (Double) interval.lower());
        node.put("upper", interval == null ? null : (Double) interval.upper());
        node.put("unit", change == null ? null : change.unit().symbol());
        node.put("confidence", interval == null ? null : (Double) interval.confidence());
    }

    /** Of all bounds of the cell, what took longest. */
    private static void courses(ObjectNode node, Cell cell) {
        List<Course> courses = cell.checks().stream().map(Check::course).toList();
        node.put("looks", courses.stream().mapToInt(Course::looks).max().orElse(0));
        node.put("rounds_used", courses.stream().mapToInt(Course::used).max().orElse(0));
        node.put("suspected", courses.stream().anyMatch(Course::suspected));
        node.put("confirmed", courses.stream().anyMatch(Course::confirmed));
    }

    private static void check(ObjectNode node, Check check, Cell cell, Judgement judgement) {
        boolean limit = check.kind() == Check.Kind.LIMIT;
        Course course = check.course();
        node.put("kind", VerdictJson.lower(check.kind()))
                .put("bound", check.bound())
                .put("unit", limit ? "1" : cell.metric().unit().symbol())
                .put("decision", check.decision().name())
                .put("looks", course.looks())
                .put("rounds_used", course.used())
                .put("fresh_rounds", course.fresh())
                .put("suspected", course.suspected())
                .put("confirmed", course.confirmed())
                .put("level", course.level())
                .put("reason", check.sentence())
                .put(
                        "waiver",
                        judgement
                                .waived(cell, check)
                                .map(Waived::waiver)
                                .map(waiver -> waiver.name())
                                .orElse(null));
    }

    private static String better(Metric metric) {
        return switch (metric.better()) {
            case LOWER_IS_BETTER -> "lower";
            case HIGHER_IS_BETTER -> "higher";
        };
    }
}
