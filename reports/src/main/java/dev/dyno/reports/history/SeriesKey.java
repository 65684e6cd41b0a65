package dev.dyno.reports.history;

/**
 * What a nightly series is about.
 *
 * @param scenario the scenario's name
 * @param device the device's name in the lab
 * @param candidate the candidate's name
 * @param metric the metric's name
 */
public record SeriesKey(String scenario, String device, String candidate, String metric) {
    /** All of it on one line. */
    public String name() {
        return scenario + " / " + device + " / " + candidate + " / " + metric;
    }
}
