package dev.dyno.reports.history;

import java.util.List;
import java.util.function.IntFunction;

/** A series of a file: its values in order of their index. */
public final class NamedSeries {
    private final String name;
    private final double[] values;
    private final IntFunction<String> labels;

    NamedSeries(String name, double[] values, IntFunction<String> labels) {
        this.name = name;
        this.values = values;
        this.labels = labels;
    }

    /** Its name as the file says it; may hold anything. */
    public String name() {
        return name;
    }

    /** How many points it has, at least 1. */
    public int n() {
        return values.length;
    }

    /** The index of a point, by its position from 0. */
    public String label(int position) {
        return labels.apply(position);
    }

    /** Where it changes. */
    public Trend trend() {
        return Trend.of(values);
    }

    /** What a reader should know of it; empty if it is long enough to have a change. */
    public List<String> notes() {
        return Notes.of(values.length);
    }
}
