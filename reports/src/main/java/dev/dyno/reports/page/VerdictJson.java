package dev.dyno.reports.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Check;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Estimate;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.gate.Verdict;
import dev.dyno.reports.statistics.SignedRank.Interval;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.Gate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The verdict for programs. A number that does not exist is null and has its reason beside it; it is never 0. */
final class VerdictJson {
    static final String SCHEMA = "dyno/verdict/v1";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private VerdictJson() {}

    static String write(RunRecord run, Judgement judgement) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schema", SCHEMA);
        root.put("decision", judgement.decision().name());
        root.put("run", run.id());
        root.put("scenario", run.scenario());
        judgement.sentences().forEach(root.putArray("reasons")::add);
        root.set("counts", counts(judgement));
        ArrayNode cells = root.putArray("cells");
        judgement.cells().forEach(cell -> cells.add(cell(cell)));
        root.set("gate", gate(judgement.gate()));
        root.set("binding", binding(run));
        ArrayNode issues = root.putArray("issues");
        judgement
                .issues()
                .forEach(issue -> issues.addObject()
                        .put("severity", lower(issue.severity()))
                        .put("message", issue.message())
                        .put("source", issue.source()));
        try {
            return MAPPER.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values is always JSON", e);
        }
    }

    private static ObjectNode counts(Judgement judgement) {
        ObjectNode counts = MAPPER.createObjectNode();
        for (Decision decision : Decision.values()) {
            counts.put("gated_" + lower(decision), judgement.count(decision));
        }
        for (Verdict verdict : Verdict.values()) {
            counts.put(lower(verdict), judgement.count(verdict));
        }
        return counts;
    }

    private static ObjectNode cell(Cell cell) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("device", cell.device());
        node.put("candidate", cell.candidate());
        node.put("metric", cell.metric().name());
        node.put("verdict", cell.verdict().name());
        @Nullable Decision decision = cell.decision();
        node.put("decision", decision == null ? null : decision.name());
        change(node, cell);
        node.put("rounds", cell.rounds());
        node.put("metric_unit", cell.metric().unit().symbol());
        node.put("better", better(cell.metric()));
        node.put("baseline", cell.baseline());
        node.put("value", cell.value());
        node.put("simulated", cell.simulated());
        node.put("reason", cell.reason());
        ArrayNode checks = node.putArray("checks");
        cell.checks().forEach(check -> checks.add(check(check, cell.metric())));
        ArrayNode discards = node.putArray("discarded");
        cell.discards()
                .forEach(discard ->
                        discards.addObject().put("round", discard.round()).put("reason", discard.reason()));
        return node;
    }

    private static void change(ObjectNode node, Cell cell) {
        @Nullable Estimate change = cell.change();
        @Nullable Interval interval = change == null ? null : change.interval();
        node.put("scale", change == null ? null : lower(change.scale()));
        node.put("estimate", change == null ? null : (Double) change.point());
        node.put("lower", interval == null ? null : (Double) interval.lower());
        node.put("upper", interval == null ? null : (Double) interval.upper());
        node.put("unit", change == null ? null : change.unit().symbol());
        node.put("confidence", interval == null ? null : (Double) interval.confidence());
    }

    private static ObjectNode check(Check check, Metric metric) {
        boolean limit = check.kind() == Check.Kind.LIMIT;
        return MAPPER.createObjectNode()
                .put("kind", lower(check.kind()))
                .put("bound", check.bound())
                .put("unit", limit ? "1" : metric.unit().symbol())
                .put("decision", check.decision().name())
                .put("reason", check.sentence());
    }

    private static ObjectNode gate(Gate gate) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("confidence", gate.confidence());
        node.put("on_inconclusive", lower(gate.onInconclusive()));
        ArrayNode limits = node.putArray("limits");
        gate.limits()
                .forEach(limit ->
                        limits.addObject().put("metric", limit.metric().name()).put("worsening", limit.worsening()));
        ArrayNode budgets = node.putArray("budgets");
        gate.budgets()
                .forEach(budget -> budgets.addObject()
                        .put("metric", budget.metric().name())
                        .put("bound", budget.bound())
                        .put("unit", budget.metric().unit().symbol()));
        return node;
    }

    /** What the verdict is about; it says nothing of anything else. */
    private static ObjectNode binding(RunRecord run) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("dyno_version", run.dynoVersion());
        node.put("scenario_sha256", run.scenarioSha256());
        node.put("seed", run.seed());
        node.put("baseline", run.baseline().name());
        ArrayNode models = node.putArray("models");
        run.candidates()
                .forEach(candidate -> models.addObject()
                        .put("candidate", candidate.name())
                        .put("sha256", candidate.modelSha256())
                        .put("runtime", candidate.runtime())
                        .put("provider", candidate.provider())
                        .put("threads", candidate.threads()));
        ArrayNode devices = node.putArray("devices");
        run.devices()
                .forEach(device -> devices.addObject()
                        .put("name", device.name())
                        .put("os", device.os())
                        .put("build", device.build())
                        .put("model", device.model())
                        .put("soc", device.soc())
                        .put("abi", device.abi())
                        .put("simulated", device.simulated()));
        return node;
    }

    private static String better(Metric metric) {
        return switch (metric.better()) {
            case LOWER_IS_BETTER -> "lower";
            case HIGHER_IS_BETTER -> "higher";
        };
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
