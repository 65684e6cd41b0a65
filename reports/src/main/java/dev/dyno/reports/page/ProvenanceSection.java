package dev.dyno.reports.page;

import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Unit;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.scenarios.Gate;
import dev.dyno.scenarios.LoadPattern;
import dev.dyno.scenarios.Scenario;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Where the numbers come from: enough to measure them again. */
final class ProvenanceSection {
    private ProvenanceSection() {}

    static Page.Provenance of(RunRecord run, Scenario scenario, Judgement judgement) {
        return new Page.Provenance(
                facts(run, scenario),
                run.devices().stream().map(device -> device(run, device)).toList(),
                run.candidates().stream().map(ProvenanceSection::model).toList(),
                method(run, judgement.gate()),
                DataJson.THINNED);
    }

    private static List<Page.Fact> facts(RunRecord run, Scenario scenario) {
        long busy = Math.round(
                run.trials().stream().mapToDouble(TrialRecord::deviceSeconds).sum());
        return List.of(
                new Page.Fact("run", Shown.name(run.id())),
                new Page.Fact("command", Shown.text(String.join(" ", run.command()))),
                new Page.Fact("load", scenario.load().words()),
                new Page.Fact("latency is measured", latency(scenario.load())),
                new Page.Fact("planned", run.rounds().words()),
                new Page.Fact("seed of the order", Long.toString(run.seed())),
                new Page.Fact("trials", run.trials().size() + ", with the devices busy for " + busy + " s"),
                new Page.Fact("scenario SHA-256", Shown.text(run.scenarioSha256())),
                new Page.Fact("Dyno", Shown.name(run.dynoVersion())));
    }

    private static String latency(LoadPattern load) {
        return load.withholds(Metrics.LATENCY_P50).orElseGet(() -> switch (load.latencyFrom()) {
            case START -> "from the start of an inference to its end";
            case DUE -> "from the moment at which a frame was due to the end of its inference";
            case ARRIVAL -> "from a request's arrival to the end of its inference";
        });
    }

    private static Page.Device device(RunRecord run, DeviceProfile device) {
        List<Page.Fact> facts = new ArrayList<>(List.of(
                new Page.Fact("model", Shown.text(device.model())),
                new Page.Fact(
                        "processor", Shown.text(device.soc()) + ", " + device.cores() + " logical, " + device.abi()),
                new Page.Fact("memory", Quantities.format((double) device.memoryBytes(), Unit.BYTE)),
                new Page.Fact("system", Shown.text(device.build())),
                new Page.Fact("reached by", Shown.name(device.transport()))));
        device.facts().forEach((name, value) -> facts.add(new Page.Fact(Shown.name(name), Shown.text(value))));
        constantFacts(run, device.name())
                .forEach((name, value) -> facts.add(new Page.Fact(Shown.name(name), Shown.text(value))));
        return new Page.Device(Shown.name(device.name()), device.simulated(), facts);
    }

    /** What all trials on a device agree on, such as the runtime's version, belongs to the device. */
    private static Map<String, String> constantFacts(RunRecord run, String device) {
        Map<String, String> constant = new TreeMap<>();
        Set<String> varying = new HashSet<>();
        List<TrialRecord> trials = run.trials().stream()
                .filter(TrialRecord::valid)
                .filter(trial -> trial.device().equals(device))
                .toList();
        for (TrialRecord trial : trials) {
            trial.facts().forEach((name, value) -> {
                String before = constant.putIfAbsent(name, value);
                if (before != null && !before.equals(value)) {
                    varying.add(name);
                }
            });
        }
        constant.keySet().removeAll(varying);
        return constant;
    }

    private static Page.Model model(CandidateRecord candidate) {
        String options = candidate.options().isEmpty() ? "" : ", " + candidate.options();
        String threads = candidate.threads() == 1 ? "1 thread" : candidate.threads() + " threads";
        return new Page.Model(
                Shown.name(candidate.name()),
                candidate.baseline(),
                Shown.name(candidate.model()),
                candidate.modelSha256(),
                Quantities.format((double) candidate.modelBytes(), Unit.BYTE),
                Shown.text(candidate.runtime() + ", " + candidate.provider() + ", " + threads + options));
    }

    private static String method(RunRecord run, Gate gate) {
        String looks = run.rounds().fixed()
                ? "with the exact signed-rank interval at " + Quantities.percent(gate.confidence())
                        + " confidence or more."
                : "with an interval at each planned look; a failure is confirmed on fresh rounds.";
        return "Each round measures the baseline and the candidates next to each other, every one in a fresh process. A"
                + " round gives one pair, and pairs, not single inferences, are what is counted. Changes are the"
                + " Hodges-Lehmann estimate over the pairs' ratios, " + looks
                + " A limit passes where the whole interval is within it, and fails where the whole interval is worse"
                + " than no change and the estimate is at least half of the limit. What is missing or too little stays"
                + " inconclusive.";
    }
}
