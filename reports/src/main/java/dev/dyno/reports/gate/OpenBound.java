package dev.dyno.reports.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A bound that does not hold, or not surely.
 *
 * @param cell that it is held against
 * @param check the bound
 */
record OpenBound(Cell cell, Check check) {
    /** So many that lack evidence for the same reason are told together. */
    private static final int MANY = 3;

    private static final int MOST_NAMES = 6;

    /** A sentence for each undecided one, in order; where many lack evidence for one reason, that reason stands once, where its first would. */
    static List<String> sentences(List<OpenBound> all) {
        Map<String, List<OpenBound>> byGap = all.stream()
                .filter(open -> !open.check.gap().isEmpty())
                .collect(Collectors.groupingBy(open -> open.check.gap()));
        List<String> sentences = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (OpenBound each : all) {
            String gap = each.check.gap();
            List<OpenBound> same = byGap.getOrDefault(gap, List.of());
            if (same.size() < MANY) {
                sentences.add(each.check.sentence());
            } else if (told.add(gap)) {
                sentences.add(together(gap, same));
            }
        }
        return sentences;
    }

    private static String together(String gap, List<OpenBound> same) {
        return same.size() + " bounds are undecided: " + gap + " ("
                + names(same, open -> open.cell.metric().name()) + " of "
                + names(same, open -> open.cell.candidate()) + " on "
                + names(same, open -> open.cell.device()) + ")";
    }

    private static String names(List<OpenBound> same, Function<OpenBound, String> name) {
        List<String> names = same.stream().map(name).distinct().toList();
        String shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? shown + " and " + (names.size() - MOST_NAMES) + " more" : shown;
    }
}
