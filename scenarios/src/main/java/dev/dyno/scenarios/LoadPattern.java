package dev.dyno.scenarios;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import java.time.Duration;
import java.util.Optional;

/** How inferences follow each other in the measured window. */
public sealed interface LoadPattern {
    /** From when to when the latencies of a load are measured. */
    enum LatencyFrom {
        /** From the start of the inference itself. */
        START,
        /** From the moment at which the frame was due. */
        DUE,
        /** From the request's arrival. */
        ARRIVAL
    }

    /** Its key in scenario files. */
    String name();

    /** The least time that the window takes. */
    Duration shortest();

    /** The most time that the window takes, but for its last inference. */
    Duration longest();

    /** What it is, for people: half a sentence. */
    String words();

    /** The same pattern in a window of at least this length; itself where its window's length is part of what it is. */
    default LoadPattern lasting(Duration atLeast) {
        return this;
    }

    /** From when its latencies are measured. */
    default LatencyFrom latencyFrom() {
        return LatencyFrom.START;
    }

    /** How many inferences one sample stands for. */
    default int inferencesPerCall() {
        return 1;
    }

    /** Why it cannot give a metric; empty if it can. */
    default Optional<String> withholds(Metric metric) {
        String name = metric.name();
        if (name.startsWith("frames.")) {
            return Optional.of("only a periodic load has frames");
        }
        if (name.startsWith("burst.")) {
            return Optional.of("only a burst load wakes the device up");
        }
        if (name.startsWith("sustained.")) {
            return Optional.of("only a sustained load lasts long enough to compare its end with its beginning");
        }
        return Optional.empty();
    }

    /**
     * One after the other, without a pause.
     *
     * @param iterations at least this many inferences, at least 1
     * @param minDuration and at least this long
     * @param maxDuration but at most this long
     */
    record SingleStream(int iterations, Duration minDuration, Duration maxDuration) implements LoadPattern {
        public SingleStream {
            LoadBounds.require(iterations >= 1, minDuration, maxDuration);
        }

        @Override
        public String name() {
            return "single-stream";
        }

        @Override
        public Duration shortest() {
            return minDuration;
        }

        @Override
        public Duration longest() {
            return maxDuration;
        }

        @Override
        public String words() {
            return "single stream, one inference after the other, at least " + iterations + " and for at least "
                    + LoadBounds.text(minDuration);
        }

        @Override
        public LoadPattern lasting(Duration atLeast) {
            Duration least = LoadBounds.longer(atLeast, minDuration);
            return new SingleStream(iterations, least, LoadBounds.longer(least, maxDuration));
        }
    }

    /**
     * Frames due at equal distances. Of those due when the engine becomes free the newest is inferred; older ones are dropped.
     *
     * @param rate frames per second, above 0
     * @param deadline how long after a frame was due its inference is in time
     * @param duration for how long frames are due
     */
    record Periodic(double rate, Duration deadline, Duration duration) implements LoadPattern {
        public Periodic {
            LoadBounds.require(rate > 0 && deadline.compareTo(Duration.ZERO) > 0, Duration.ofNanos(1), duration);
        }

        /** From one frame to the next. */
        public Duration period() {
            return Duration.ofNanos(Math.max(1, Math.round(1e9 / rate)));
        }

        /** How many frames are due, at least 1. */
        public int frames() {
            return (int) Math.max(1, Math.round(rate * duration.toNanos() * 1e-9));
        }

        @Override
        public String name() {
            return "periodic";
        }

        @Override
        public Duration shortest() {
            return duration;
        }

        @Override
        public Duration longest() {
            return duration.plus(period());
        }

        @Override
        public String words() {
            return "periodic, " + LoadBounds.number(rate) + " frames per second for " + LoadBounds.text(duration)
                    + ", each due to be done after " + LoadBounds.text(deadline)
                    + "; of the frames that are due when the engine becomes free the newest is inferred, older ones are"
                    + " dropped";
        }

        @Override
        public LoadPattern lasting(Duration atLeast) {
            return new Periodic(rate, deadline, LoadBounds.longer(atLeast, duration));
        }

        @Override
        public LatencyFrom latencyFrom() {
            return LatencyFrom.DUE;
        }

        @Override
        public Optional<String> withholds(Metric metric) {
            return metric.name().startsWith("frames.") ? Optional.empty() : LoadPattern.super.withholds(metric);
        }
    }

    /**
     * A number of times: rest, then infer without a pause.
     *
     * @param inferences in each burst, at least 1
     * @param idle the rest before each burst, above 0
     * @param bursts how many, at least 1
     * @param maxDuration after this long no further burst begins
     */
    record Burst(int inferences, Duration idle, int bursts, Duration maxDuration) implements LoadPattern {
        public Burst {
            LoadBounds.require(inferences >= 1 && bursts >= 1 && !idle.isZero(), idle, maxDuration);
        }

        @Override
        public String name() {
            return "burst";
        }

        @Override
        public Duration shortest() {
            Duration rests = idle.multipliedBy(bursts);
            return rests.compareTo(maxDuration) < 0 ? rests : maxDuration;
        }

        @Override
        public Duration longest() {
            return maxDuration.plus(idle);
        }

        @Override
        public String words() {
            return bursts + " bursts of " + inferences + " inferences, each after " + LoadBounds.text(idle)
                    + " of rest";
        }

        @Override
        public LoadPattern lasting(Duration atLeast) {
            long enough = (atLeast.toNanos() + idle.toNanos() - 1) / idle.toNanos();
            int more = (int) Math.max(bursts, Math.min(enough, LoadBounds.MOST_INFERENCES / inferences));
            return new Burst(inferences, idle, more, LoadBounds.longer(idle.multipliedBy(more), maxDuration));
        }

        @Override
        public Optional<String> withholds(Metric metric) {
            if (metric.name().startsWith("burst.")) {
                return Optional.empty();
            }
            return metric.equals(Metrics.THROUGHPUT)
                    ? Optional.of("a burst load rests on purpose, so its rate says nothing of the device")
                    : LoadPattern.super.withholds(metric);
        }
    }

    /**
     * An open loop: requests arrive at random and wait their turn.
     *
     * @param rate how many arrive in a second on average, above 0
     * @param seed of the arrivals
     * @param duration for how long they arrive
     * @param maxDuration how long the window lasts at most while those that have arrived are served
     */
    record Poisson(double rate, long seed, Duration duration, Duration maxDuration) implements LoadPattern {
        public Poisson {
            LoadBounds.require(rate > 0 && !duration.isZero(), duration, maxDuration);
        }

        @Override
        public String name() {
            return "poisson";
        }

        @Override
        public Duration shortest() {
            return duration;
        }

        @Override
        public Duration longest() {
            return maxDuration;
        }

        @Override
        public String words() {
            return "open loop, " + LoadBounds.number(rate) + " requests per second arriving at random for "
                    + LoadBounds.text(duration) + ", first come, first served";
        }

        @Override
        public LoadPattern lasting(Duration atLeast) {
            Duration least = LoadBounds.longer(atLeast, duration);
            return new Poisson(rate, seed, least, maxDuration.plus(least.minus(duration)));
        }

        @Override
        public LatencyFrom latencyFrom() {
            return LatencyFrom.ARRIVAL;
        }
    }

    /**
     * As fast as possible, in batches.
     *
     * @param batch inferences made by one call, at least 1
     * @param iterations at least this many calls, at least 1
     * @param minDuration and at least this long
     * @param maxDuration but at most this long
     */
    record Offline(int batch, int iterations, Duration minDuration, Duration maxDuration) implements LoadPattern {
        public Offline {
            LoadBounds.require(batch >= 1 && iterations >= 1, minDuration, maxDuration);
        }

        @Override
        public String name() {
            return "offline";
        }

        @Override
        public Duration shortest() {
            return minDuration;
        }

        @Override
        public Duration longest() {
            return maxDuration;
        }

        @Override
        public String words() {
            return "offline, as fast as possible" + (batch == 1 ? "" : " in batches of " + batch) + ", at least "
                    + iterations + " calls and for at least " + LoadBounds.text(minDuration);
        }

        @Override
        public LoadPattern lasting(Duration atLeast) {
            Duration least = LoadBounds.longer(atLeast, minDuration);
            return new Offline(batch, iterations, least, LoadBounds.longer(least, maxDuration));
        }

        @Override
        public int inferencesPerCall() {
            return batch;
        }

        @Override
        public Optional<String> withholds(Metric metric) {
            return metric.name().startsWith("latency.")
                    ? Optional.of(
                            "an offline load has all its inputs from the start, so nothing of it has a latency; it"
                                    + " gives throughput")
                    : LoadPattern.super.withholds(metric);
        }
    }

    /**
     * One after the other until the device is in thermal equilibrium.
     *
     * @param minDuration at least this long
     * @param maxDuration but at most this long
     * @param settled in equilibrium, the temperature changes by less than this in a minute; degrees Celsius, above 0
     */
    record Sustained(Duration minDuration, Duration maxDuration, double settled) implements LoadPattern {
        public Sustained {
            LoadBounds.require(settled > 0 && !maxDuration.isZero(), minDuration, maxDuration);
        }

        @Override
        public String name() {
            return "sustained";
        }

        @Override
        public Duration shortest() {
            return minDuration;
        }

        @Override
        public Duration longest() {
            return maxDuration;
        }

        @Override
        public String words() {
            return "sustained, one inference after the other until the temperature changes by less than "
                    + LoadBounds.number(settled) + " C in a minute, from " + LoadBounds.text(minDuration) + " to "
                    + LoadBounds.text(maxDuration);
        }

        @Override
        public Optional<String> withholds(Metric metric) {
            return metric.name().startsWith("sustained.") ? Optional.empty() : LoadPattern.super.withholds(metric);
        }
    }
}
