package dev.dyno.reports.measurements.file;

import dev.dyno.scenarios.file.Suggestions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which field of a line is which column.
 *
 * @param fields by column; none for one that is absent
 * @param width how many fields a line has
 * @param ignored what other columns the file has
 */
record Header(Map<Column, Integer> fields, int width, List<String> ignored) {
    /** No table of measurements is wider. */
    private static final int WIDEST = 1000;

    private static final String EXPECTED = "comparison,metric,round,arm,value[,iteration] in any order";

    /**
     * Reads the first line.
     *
     * @throws IOException if the stream cannot be read
     * @throws dev.dyno.results.error.ScenarioException if it does not name the columns of measurements
     */
    static Header read(Lines lines, Problems problems) throws IOException {
        if (!lines.next()) {
            throw problems.fatal("is empty; its first line names the columns: " + EXPECTED);
        }
        Fields fields = new Fields(WIDEST);
        String line = "the first line names the columns: " + EXPECTED;
        if (!fields.split(lines.bytes(), lines.start(), lines.end()) || fields.count() > WIDEST) {
            throw problems.fatal(lines.number(), 1, "this is not a header; " + line);
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < fields.count(); i++) {
            String why = Names.whyNot(lines.bytes(), fields.start(i), fields.end(i));
            if (!why.isEmpty()) {
                throw problems.fatal(
                        lines.number(), fields.start(i) - lines.start() + 1, "a column's name " + why + "; " + line);
            }
            words.add(fields.text(i));
        }
        return of(words, lines.number(), problems);
    }

    private static Header of(List<String> words, long line, Problems problems) {
        Map<Column, Integer> fields = new EnumMap<>(Column.class);
        List<String> others = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int field = i;
            Column.named(word)
                    .ifPresentOrElse(
                            column -> {
                                if (fields.put(column, field) != null) {
                                    problems.add(line, 1, "the column '" + word + "' is there twice");
                                }
                            },
                            () -> others.add(word));
        }
        for (Column column : Column.values()) {
            if (!fields.containsKey(column) && column != Column.ITERATION) {
                problems.add(line, 1, missing(column, others));
            }
        }
        problems.throwIfAny();
        return new Header(fields, words.size(), ignored(others));
    }

    private static String missing(Column column, List<String> others) {
        String separator = others.stream().anyMatch(word -> word.contains(";") || word.contains("\t"))
                ? "; fields are separated by commas"
                : "";
        return "no column is named '" + column.word() + "'"
                + (separator.isEmpty() ? meant(column.word(), others) : separator);
    }

    private static String meant(String word, List<String> others) {
        return Suggestions.near(word, others)
                .map(near -> "; did you mean it by '" + Shown.part(near) + "'?")
                .orElse("");
    }

    /** An iteration column by a slightly other name would go unnoticed, so the note asks. */
    private static List<String> ignored(List<String> others) {
        return others.stream()
                .map(word -> "the column '" + Shown.part(word) + "' is not used"
                        + Suggestions.near(word, Column.WORDS)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse(""))
                .toList();
    }

    /** The field of a column; -1 if it is absent. */
    int field(Column column) {
        return fields.getOrDefault(column, -1);
    }
}
