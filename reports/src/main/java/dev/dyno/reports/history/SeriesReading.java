package dev.dyno.reports.history;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.record.Issue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reading of one file: collects points and complaints line by line. */
final class SeriesReading {
    private static final List<String> COLUMNS = List.of("series", "index", "value");
    /** So many complaints are listed; a file of the wrong kind has one per line. */
    private static final int MOST_ISSUES = 20;
    /** So much of a field is quoted back. */
    private static final int QUOTED = 40;

    private final String shown;
    private final Map<String, PointList> series = new LinkedHashMap<>();
    private final List<Issue> issues = new ArrayList<>();
    private final int[] columns = new int[COLUMNS.size()];
    private int width;
    private long unlisted;
    private long line;

    SeriesReading(String shown) {
        this.shown = shown;
    }

    /** The last line that was begun. */
    long line() {
        return line;
    }

    void header(CsvRecord header) {
        List<String> names = header.getFields().stream().map(String::strip).toList();
        width = names.size();
        for (int i = 0; i < columns.length; i++) {
            String column = COLUMNS.get(i);
            columns[i] = names.indexOf(column);
            if (columns[i] < 0 || columns[i] != names.lastIndexOf(column)) {
                throw failed(
                        header.getStartingLineNumber(),
                        "the header should name the column '" + column
                                + "' once; it should be series,index,value, in any order");
            }
        }
    }

    void take(CsvRecord row) {
        line = row.getStartingLineNumber();
        if (row.getFieldCount() != width) {
            complain(line, "the line has " + row.getFieldCount() + " fields, and the header " + width);
            return;
        }
        String name = row.getField(columns[0]);
        String index = row.getField(columns[1]).strip();
        double value = value(row.getField(columns[2]).strip());
        PointList points = name.isBlank() ? null : points(name, index);
        if (name.isBlank()) {
            complain(line, "'series' is empty");
        }
        if (points != null && Double.isFinite(value)) {
            points.add(points.kind().parse(index), value, line);
        }
    }

    private double value(String text) {
        double value = Double.NaN;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            // Said below, like NaN itself.
        }
        if (!Double.isFinite(value)) {
            complain(line, "'value' is " + quoted(text) + ", and should be a finite number");
        }
        return value;
    }

    /** The series that an index belongs to; null, after a complaint, if it does not fit there. */
    private @Nullable PointList points(String name, String index) {
        PointList points = series.get(name);
        if (points != null && points.kind().matches(index)) {
            return points;
        }
        for (IndexKind kind : IndexKind.values()) {
            if (kind.matches(index)) {
                if (points == null) {
                    return series.computeIfAbsent(name, key -> new PointList(kind));
                }
                complain(
                        line,
                        "'index' is " + kind.words() + ", and before it was "
                                + points.kind().words() + " in the same series");
                return null;
            }
        }
        complain(line, "'index' is " + quoted(index) + ", and should be a whole number or an ISO date or time");
        return null;
    }

    List<NamedSeries> finish() {
        series.forEach((name, points) -> {
            points.sort();
            for (int i = 1; i < points.n(); i++) {
                if (points.repeats(i)) {
                    complain(
                            points.line(i),
                            "'index' " + points.label(i) + " is there twice in the same series, first in line "
                                    + points.line(i - 1));
                }
            }
        });
        if (unlisted > 0) {
            issues.add(new Issue(Issue.Severity.ERROR, "and " + unlisted + " more", shown));
        }
        if (!issues.isEmpty()) {
            throw new ScenarioException(issues);
        }
        if (series.isEmpty()) {
            throw failed(1, "the file has a header and no point");
        }
        List<NamedSeries> all = new ArrayList<>();
        series.forEach((name, points) -> all.add(points.named(name)));
        return all;
    }

    ScenarioException failed(long where, String message) {
        return new ScenarioException(List.of(new Issue(Issue.Severity.ERROR, message, shown + ":" + where)));
    }

    private void complain(long where, String message) {
        if (issues.size() < MOST_ISSUES) {
            issues.add(new Issue(Issue.Severity.ERROR, message, shown + ":" + where));
        } else {
            unlisted++;
        }
    }

    private static String quoted(String text) {
        return text.isEmpty()
                ? "empty"
                : "'" + (text.length() > QUOTED ? text.substring(0, QUOTED) + "..." : text) + "'";
    }
}
