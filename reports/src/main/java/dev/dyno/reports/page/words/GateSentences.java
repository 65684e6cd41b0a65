package dev.dyno.reports.page.words;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Check;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.gate.Waived;
import dev.dyno.results.metric.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One sentence per candidate and bound that fails: on how many devices, and the worst of them in full. Then what is waived. */
public final class GateSentences {
    private record Bound(String candidate, Metric metric, Check.Kind kind) {}

    private GateSentences() {}

    /** Both. */
    public static List<String> of(Judgement judgement) {
        List<String> sentences = new ArrayList<>(failed(judgement));
        judgement.waived().stream().map(Waived::sentence).forEach(sentences::add);
        return sentences;
    }

    /** Those that fail, the worst first; may be none although the decision is FAIL, where the fleet as a whole fails. */
    public static List<String> failed(Judgement judgement) {
        Map<Bound, List<Check>> failed = new LinkedHashMap<>();
        for (Cell cell : Severity.worstFirst(judgement.cells())) {
            for (Check check : cell.checks()) {
                if (check.decision() == Decision.FAIL
                        && judgement.waived(cell, check).isEmpty()) {
                    failed.computeIfAbsent(
                                    new Bound(cell.candidate(), cell.metric(), check.kind()),
                                    bound -> new ArrayList<>())
                            .add(check);
                }
            }
        }
        List<String> sentences = new ArrayList<>();
        failed.forEach((bound, checks) -> sentences.add(sentence(judgement, bound, checks)));
        return sentences;
    }

    private static String sentence(Judgement judgement, Bound bound, List<Check> checks) {
        String worst = checks.get(0).sentence();
        if (checks.size() == 1) {
            return worst;
        }
        long of = judgement.cells().stream()
                .filter(cell -> cell.candidate().equals(bound.candidate())
                        && cell.metric().equals(bound.metric()))
                .count();
        return Shown.brief(bound.candidate(), 40) + " breaks the bound of "
                + bound.metric().name() + " on " + checks.size() + " of " + Shown.count(of, "device") + ". The worst: "
                + worst;
    }
}
