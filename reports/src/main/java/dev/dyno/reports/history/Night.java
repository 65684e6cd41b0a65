package dev.dyno.reports.history;

import java.time.Instant;
import java.util.List;

/**
 * What a history takes from one run.
 *
 * @param folder name of the run's folder
 * @param fingerprint tells whether the folder has changed since
 * @param run the run's id
 * @param scenario its scenario's name
 * @param at when it started
 * @param measures what it says of each series, at most once each
 */
record Night(String folder, String fingerprint, String run, String scenario, Instant at, List<Measure> measures) {
    /**
     * One cell of a run.
     *
     * @param key the series it belongs to
     * @param reference what it was measured against
     * @param model SHA-256 of the candidate's model
     * @param log logarithm of candidate over baseline; finite
     */
    record Measure(SeriesKey key, String reference, String model, double log) {
        Measure {
            if (!Double.isFinite(log)) {
                throw new IllegalArgumentException(key.name() + ": not finite: " + log);
            }
        }
    }

    Night {
        measures = List.copyOf(measures);
    }
}
