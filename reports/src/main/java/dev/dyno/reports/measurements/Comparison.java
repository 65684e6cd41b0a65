package dev.dyno.reports.measurements;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that was measured under one name: for each metric a baseline and one or more candidates. */
public final class Comparison {
    private final String name;
    private final Map<Key, Series> series = new LinkedHashMap<>();

    private record Key(String metric, String arm) {}

    /** A comparison without measurements so far. */
    public Comparison(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** The series of a metric and an arm; made where it is not there yet. */
    public Series series(String metric, String arm) {
        return series.computeIfAbsent(new Key(metric, arm), key -> new Series(metric, arm));
    }

    Optional<Series> find(String metric, String arm) {
        return Optional.ofNullable(series.get(new Key(metric, arm)));
    }

    /** Its metrics, in the order in which they came. */
    Collection<String> metrics() {
        Set<String> metrics = new LinkedHashSet<>();
        series.keySet().forEach(key -> metrics.add(key.metric()));
        return metrics;
    }

    /** Every arm but the baseline, in the order in which they came. */
    List<String> candidates(String baseline) {
        Set<String> arms = new LinkedHashSet<>();
        series.keySet().forEach(key -> arms.add(key.arm()));
        arms.remove(baseline);
        return new ArrayList<>(arms);
    }
}
