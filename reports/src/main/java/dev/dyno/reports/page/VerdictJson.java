package dev.dyno.reports.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.gate.Verdict;
import dev.dyno.results.record.Rounds;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.Gate;
import java.util.Locale;

/** The verdict for programs. A number that does not exist is null and has its reason beside it; it is never 0. */
public final class VerdictJson {
    static final String SCHEMA = "dyno/verdict/v1";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private VerdictJson() {}

    /** The document, with a line feed at its end. */
    public static String write(RunRecord run, Judgement judgement) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schema", SCHEMA);
        root.put("decision", judgement.decision().name());
        root.put("run", run.id());
        root.put("scenario", run.scenario());
        judgement.shipping().forEach(root.putArray("shipping")::add);
        judgement.sentences().forEach(root.putArray("reasons")::add);
        root.set("counts", counts(judgement));
        ArrayNode cells = root.putArray("cells");
        judgement.cells().forEach(cell -> cells.add(VerdictCell.of(MAPPER.createObjectNode(), cell, judgement)));
        VerdictShipping.put(root, judgement);
        ArrayNode missing = root.putArray("missing");
        run.missing()
                .forEach(device ->
                        missing.addObject().put("device", device.device()).put("reason", device.reason()));
        root.set("design", design(run.rounds()));
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

    private static ObjectNode design(Rounds rounds) {
        return MAPPER.createObjectNode()
                .put("kind", rounds.fixed() ? "fixed" : "sequential")
                .put("at_least", rounds.atLeast())
                .put("at_most", rounds.atMost())
                .put("planned", rounds.planned());
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

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
