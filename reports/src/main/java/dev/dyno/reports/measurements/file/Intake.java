package dev.dyno.reports.measurements.file;

import dev.dyno.reports.measurements.Comparison;
import dev.dyno.reports.measurements.Series;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sorts rows into comparisons. Where all rows of a comparison stand together it is handed on as soon as the next one begins,
 * and the memory needed is that of one comparison; otherwise all of them are kept to the end.
 */
final class Intake {
    /** What a comparison takes besides its series: its names, and its verdict once it is judged. */
    private static final long COMPARISON_BYTES = 1_000;

    private static final int UNKNOWN = -1;

    private final Row row;
    private final Problems problems;
    private final Judging judging;
    private final boolean together;
    private final long mostBytes;

    private final BitSet done = new BitSet();
    private final Map<Integer, Comparison> kept = new LinkedHashMap<>();
    private @Nullable Comparison comparison;
    private int comparisonId = UNKNOWN;
    private @Nullable Series series;
    private int metricId = UNKNOWN;
    private int armId = UNKNOWN;
    private long bytes;
    private long settledBytes;

    /**
     * An intake.
     *
     * @param row what {@link #take} takes
     * @param together whether to count on the rows of a comparison standing together
     * @param mostBytes how much memory it may use, about
     */
    Intake(Row row, Problems problems, Judging judging, boolean together, long mostBytes) {
        this.row = row;
        this.problems = problems;
        this.judging = judging;
        this.together = together;
        this.mostBytes = mostBytes;
    }

    /**
     * Takes the present row.
     *
     * @return false if rows of a comparison were to stand together and do not: this intake is of no more use then
     */
    boolean take() {
        if (row.comparison != comparisonId && !change()) {
            return false;
        }
        if (series == null || row.metric != metricId || row.arm != armId) {
            series = current().series(row.metrics.name(row.metric), row.arms.name(row.arm));
            metricId = row.metric;
            armId = row.arm;
        }
        long grown = series.add(row.round, row.iteration, row.value, row.line);
        if (grown > 0) {
            grow(grown);
        } else if (grown < 0) {
            problems.add(row.line, row.column, grown == Series.MIXED ? mixed() : repeated());
        }
        return true;
    }

    /** Hands on what is still here. */
    void finish() {
        if (together) {
            handOn();
        } else {
            kept.values().forEach(judging::take);
        }
    }

    private boolean change() {
        if (together) {
            handOn();
            if (done.get(row.comparison)) {
                return false;
            }
        }
        comparisonId = row.comparison;
        comparison = together ? new Comparison(row.comparisons.name(comparisonId)) : kept();
        series = null;
        grow(0);
        return true;
    }

    private void handOn() {
        if (comparison != null) {
            judging.take(comparison);
            done.set(comparisonId);
            bytes = 0;
            settledBytes += COMPARISON_BYTES;
        }
    }

    private Comparison kept() {
        return kept.computeIfAbsent(comparisonId, id -> {
            settledBytes += COMPARISON_BYTES;
            return new Comparison(row.comparisons.name(id));
        });
    }

    private Comparison current() {
        if (comparison == null) {
            throw new IllegalStateException("no comparison has begun");
        }
        return comparison;
    }

    private void grow(long more) {
        bytes += more;
        if (bytes + settledBytes > mostBytes) {
            throw problems.fatal(
                    row.line,
                    1,
                    "up to here there are more measurements than fit into " + (mostBytes >> 20) + " MiB of memory; "
                            + (together ? "" : "put the rows of each comparison together, in a file, or ")
                            + "give Java more with DYNO_JAVA_OPTS=-Xmx8g");
        }
    }

    private String repeated() {
        return row.iteration == Series.WHOLE
                ? row.where() + " has a value already; number its values in a column 'iteration', or remove one"
                : row.where() + " has iteration " + row.iteration + " already; remove one";
    }

    private String mixed() {
        return row.where() + " has values with an iteration and without one; number all of them or give a single one";
    }
}
