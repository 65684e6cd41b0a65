package dev.dyno.reports.page.chart;

import dev.dyno.reports.statistics.SampleSummary;

/** One candidate's latencies on one device, pooled over its valid trials. */
public final class LatencySeries {
    private final String candidate;
    private final boolean baseline;
    private final int trials;
    private final double[] seconds;
    private final SampleSummary summary;

    /**
     * Pools latencies.
     *
     * @param candidate its name
     * @param baseline whether it is the reference
     * @param trials how many trials they come from
     * @param seconds the latencies, at least one; not copied, for there may be millions
     */
    public LatencySeries(String candidate, boolean baseline, int trials, double[] seconds) {
        this.candidate = candidate;
        this.baseline = baseline;
        this.trials = trials;
        this.seconds = seconds;
        this.summary = SampleSummary.of(seconds);
    }

    public String candidate() {
        return candidate;
    }

    public boolean baseline() {
        return baseline;
    }

    public int trials() {
        return trials;
    }

    public double[] seconds() {
        return seconds;
    }

    public SampleSummary summary() {
        return summary;
    }
}
