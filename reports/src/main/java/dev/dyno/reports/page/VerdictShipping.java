package dev.dyno.reports.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyno.reports.gate.ClassVerdict;
import dev.dyno.reports.gate.DeviceVerdict;
import dev.dyno.reports.gate.Estimate;
import dev.dyno.reports.gate.FleetVerdict;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.gate.Waived;
import dev.dyno.reports.statistics.SignedRank.Interval;
import org.jspecify.annotations.Nullable;

/** What {@code verdict.json} says of devices, their classes, the fleet and waivers. */
final class VerdictShipping {
    private VerdictShipping() {}

    static void put(ObjectNode root, Judgement judgement) {
        ArrayNode devices = root.putArray("devices");
        judgement.devices().forEach(verdict -> device(devices.addObject(), verdict));
        ArrayNode classes = root.putArray("classes");
        judgement.classes().forEach(verdict -> deviceClass(classes.addObject(), verdict));
        ArrayNode fleet = root.putArray("fleet");
        judgement.fleet().forEach(verdict -> fleet(fleet.addObject(), verdict));
        ArrayNode waivers = root.putArray("waivers");
        judgement.waived().forEach(waived -> waiver(waivers.addObject(), waived));
    }

    private static void device(ObjectNode node, DeviceVerdict verdict) {
        node.put("candidate", verdict.candidate())
                .put("device", verdict.device())
                .put("decision", verdict.decision().name());
    }

    private static void deviceClass(ObjectNode node, ClassVerdict verdict) {
        node.put("candidate", verdict.candidate())
                .put("class", verdict.name())
                .put("decision", verdict.decision().name())
                .put("reason", verdict.why());
        verdict.devices().forEach(node.putArray("devices")::add);
        verdict.missing().forEach(node.putArray("missing")::add);
    }

    private static void fleet(ObjectNode node, FleetVerdict verdict) {
        node.put("candidate", verdict.candidate());
        node.put("metric", verdict.metric().name());
        node.put("decision", verdict.decision().name());
        node.put("devices", verdict.devices());
        VerdictCell.change(node, verdict.change());
        @Nullable Estimate next = verdict.prediction();
        @Nullable Interval range = next == null ? null : next.interval();
        node.put("prediction_lower", range == null ? null : (Double) range.lower());
        node.put("prediction_upper", range == null ? null : (Double) range.upper());
        node.put("inconsistency", verdict.inconsistency());
        node.put("p", verdict.p());
        node.put("reason", verdict.sentence());
    }

    private static void waiver(ObjectNode node, Waived waived) {
        node.put("name", waived.waiver().name())
                .put("device", waived.cell().device())
                .put("candidate", waived.cell().candidate())
                .put("metric", waived.cell().metric().name())
                .put("kind", VerdictJson.lower(waived.check().kind()))
                .put("owner", waived.waiver().owner())
                .put("reason", waived.waiver().reason())
                .put("expires", waived.waiver().expires().toString());
    }
}
