package dev.dyno.reports.page;

import dev.dyno.reports.gate.ClassVerdict;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.page.words.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where each candidate may ship: a row per candidate, a column per device class. */
final class ShipPart {
    private static final int MOST_CLASSES = 8;

    private ShipPart() {}

    static Page.@Nullable Ship of(Judgement judgement) {
        List<ClassVerdict> all = judgement.classes();
        if (all.isEmpty()) {
            return null;
        }
        List<String> classes = all.stream().map(ClassVerdict::name).distinct().toList();
        List<String> candidates =
                all.stream().map(ClassVerdict::candidate).distinct().toList();
        List<String> sentences = judgement.shipping().stream().map(Shown::line).toList();
        if (classes.size() > MOST_CLASSES) {
            return new Page.Ship(
                    List.of("ship to", "hold back from", "not decided"),
                    candidates.stream()
                            .map(candidate -> counted(all, candidate))
                            .toList(),
                    sentences);
        }
        return new Page.Ship(
                classes.stream().map(name -> Shown.brief(name, 28)).toList(),
                candidates.stream()
                        .map(candidate -> row(all, classes, candidate))
                        .toList(),
                sentences);
    }

    private static Page.ShipRow row(List<ClassVerdict> all, List<String> classes, String candidate) {
        List<Page.ShipCell> cells = new ArrayList<>();
        for (String name : classes) {
            cells.add(all.stream()
                    .filter(verdict ->
                            verdict.name().equals(name) && verdict.candidate().equals(candidate))
                    .map(ShipPart::cell)
                    .findFirst()
                    .orElse(new Page.ShipCell("none", "", "not asked", "")));
        }
        return new Page.ShipRow(Shown.name(candidate), cells);
    }

    private static Page.ShipCell cell(ClassVerdict verdict) {
        int devices = verdict.devices().size();
        String missing =
                verdict.missing().isEmpty() ? "" : ", " + verdict.missing().size() + " missing";
        return cell(verdict.decision(), Shown.count(devices, "device") + missing);
    }

    private static Page.ShipCell cell(Decision decision, String detail) {
        String word = switch (decision) {
            case PASS -> "ship";
            case FAIL -> "hold back";
            case INCONCLUSIVE -> "not decided";
        };
        return new Page.ShipCell(decision.name().toLowerCase(Locale.ROOT), Shown.symbol(decision), word, detail);
    }

    private static Page.ShipRow counted(List<ClassVerdict> all, String candidate) {
        List<Page.ShipCell> cells = new ArrayList<>();
        for (Decision decision : List.of(Decision.PASS, Decision.FAIL, Decision.INCONCLUSIVE)) {
            long number = all.stream()
                    .filter(verdict -> verdict.candidate().equals(candidate) && verdict.decision() == decision)
                    .count();
            Page.ShipCell cell = cell(decision, "");
            String kind = number == 0 ? "none" : cell.kind();
            cells.add(new Page.ShipCell(kind, number == 0 ? "" : cell.symbol(), Shown.count(number, "device"), ""));
        }
        return new Page.ShipRow(Shown.name(candidate), cells);
    }
}
