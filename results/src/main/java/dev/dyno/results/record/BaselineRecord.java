package dev.dyno.results.record;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a run measured of one candidate, pinned under a name so that later runs can be compared with it.
 *
 * @param name letters, digits, dots, dashes and underscores, the first one a letter or a digit; safe as a file name
 * @param pinnedAt wall-clock time of pinning
 * @param run the id of the run it was measured in
 * @param measuredAt wall-clock time of that run's start
 * @param scenario the scenario's name
 * @param scenarioSha256 digest of the resolved scenario
 * @param mode how it was measured, by name: what must agree before numbers of another run mean the same; sorted
 * @param candidate what was measured
 * @param runtimes the runtime's version by device
 * @param devices what it was measured on, with their builds
 * @param series the values, by device and metric
 */
public record BaselineRecord(
        String name,
        Instant pinnedAt,
        String run,
        Instant measuredAt,
        String scenario,
        String scenarioSha256,
        Map<String, String> mode,
        CandidateRecord candidate,
        Map<String, String> runtimes,
        List<DeviceProfile> devices,
        List<Series> series) {

    /** The version of this record's form in its file; a reader refuses any other. */
    public static final String SCHEMA = "dyno/baseline/v1";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    public BaselineRecord {
        requireName(name);
        Objects.requireNonNull(pinnedAt, "pinnedAt");
        Objects.requireNonNull(measuredAt, "measuredAt");
        Objects.requireNonNull(candidate, "candidate");
        mode = Collections.unmodifiableMap(new TreeMap<>(mode));
        runtimes = Collections.unmodifiableMap(new TreeMap<>(runtimes));
        devices = List.copyOf(devices);
        series = List.copyOf(series);
    }

    /**
     * The name, if it is one.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a baseline's name: '" + name
                    + "'; use up to 100 letters, digits, dots, dashes and underscores, a letter or digit first");
        }
        return name;
    }

    /**
     * One metric on one device.
     *
     * @param device the device's name
     * @param metric the metric's name
     * @param values one per valid trial, in order of rounds; may be empty
     */
    public record Series(String device, String metric, List<Value> values) {
        public Series {
            values = List.copyOf(values);
        }
    }

    /**
     * One trial's value, in the metric's unit.
     *
     * @param round from 1
     * @param value finite
     * @param n how many raw observations it summarises, at least 1
     * @param uncertainty half the width of the 95 % interval of this one measurement, in the metric's unit; 0 where it is
     *     negligible
     */
    public record Value(int round, double value, long n, double uncertainty) {
        public Value {
            if (round < 1 || n < 1 || !Double.isFinite(value)) {
                throw new IllegalArgumentException("a pinned value is finite, its round and n are at least 1");
            }
            if (!Double.isFinite(uncertainty) || uncertainty < 0) {
                throw new IllegalArgumentException("an uncertainty is finite and not negative, not " + uncertainty);
            }
        }
    }
}
