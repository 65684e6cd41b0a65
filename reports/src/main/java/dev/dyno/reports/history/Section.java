package dev.dyno.reports.history;

import java.util.List;

/**
 * The nights of a series under one reference.
 *
 * @param key what the series is about
 * @param number from 1
 * @param reference what the baseline was
 * @param points the nights; grows while runs are sorted in
 */
record Section(SeriesKey key, int number, String reference, List<NightlySeries.Point> points) {
    void take(Night night, Night.Measure measure) {
        points.add(new NightlySeries.Point(night.run(), night.at(), measure.model(), measure.log()));
    }

    /** Names it among all sections of all series. */
    String id() {
        return id(number, key);
    }

    static String id(int number, SeriesKey key) {
        return number + " " + key.name();
    }

    double[] logs() {
        return points.stream().mapToDouble(NightlySeries.Point::log).toArray();
    }
}
