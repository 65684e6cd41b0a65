package dev.dyno.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How inferences follow each other in the measured window. Every pattern bounds its window, and every window also ends after
 * some millions of samples.
 */
public sealed interface Load {
    /** The largest batch, and the largest number of inferences that any pattern may ask for by count. */
    int MOST = 10_000_000;

    /**
     * One after the other: at least {@code iterations} and at least {@code minNanos}; then, or after {@code maxNanos}, the
     * window ends.
     */
    record SingleStream(int iterations, long minNanos, long maxNanos) implements Load {
        public SingleStream {
            require(iterations >= 1 && minNanos >= 0 && maxNanos >= minNanos);
        }
    }

    /**
     * Frames due at equal distances, whether or not the engine is free: frame k is due k periods after the window's start. Of
     * the frames that are due when the engine becomes free the newest is inferred; the older ones are dropped. The window lasts
     * for all frames' periods, and longer where the last inference does.
     *
     * @param periodNanos from one frame to the next
     * @param frames how many are due in the window
     */
    record Periodic(long periodNanos, int frames) implements Load {
        public Periodic {
            require(periodNanos >= 1 && frames >= 1 && frames <= MOST);
        }
    }

    /**
     * A number of times: rest for {@code idleNanos}, then infer {@code inferences} times without a pause.
     *
     * @param bursts how many times
     * @param maxNanos after this long no further burst begins
     */
    record Burst(int inferences, long idleNanos, int bursts, long maxNanos) implements Load {
        public Burst {
            require(inferences >= 1 && idleNanos >= 0 && bursts >= 1 && maxNanos >= 0);
            require((long) inferences * bursts <= MOST);
        }
    }

    /**
     * An open loop: requests arrive at random, independently of each other and of the engine, and wait their turn. The window
     * ends once all that arrived within {@code nanos} have been served, or after {@code maxNanos}.
     *
     * @param perSecond how many arrive in a second, on average
     * @param seed of the arrivals: the same seed and rate give the same arrivals
     */
    record Poisson(double perSecond, long seed, long nanos, long maxNanos) implements Load {
        public Poisson {
            require(perSecond > 0 && nanos >= 1 && maxNanos >= nanos && perSecond * nanos * 1e-9 <= MOST);
        }
    }

    /**
     * As fast as possible: batches one after the other, at least {@code iterations} of them and at least {@code minNanos};
     * then, or after {@code maxNanos}, the window ends.
     *
     * @param batch inferences made by one call; more than 1 only for a model that leaves its inputs' first axes open
     */
    record Offline(int batch, int iterations, long minNanos, long maxNanos) implements Load {
        public Offline {
            require(batch >= 1 && batch <= MOST && iterations >= 1 && minNanos >= 0 && maxNanos >= minNanos);
        }
    }

    /**
     * One after the other until the device is in thermal equilibrium: until, at {@code minNanos} or later, its temperature has
     * changed by less than {@code settledCelsius} in a minute, going by the slope over that minute; or until {@code maxNanos}.
     */
    record Sustained(long minNanos, long maxNanos, double settledCelsius) implements Load {
        public Sustained {
            require(minNanos >= 0 && maxNanos >= minNanos && maxNanos >= 1 && settledCelsius > 0);
        }
    }

    /**
     * No load of the agent's: a program makes the inferences by itself, and the window is its whole run, one sample long. It runs in
     * the trial's folder and inherits the agent's environment; what it prints is kept in {@link TrialFiles#PROGRAM_OUT} and {@link
     * TrialFiles#PROGRAM_ERR}.
     *
     * @param argv the program, by its path or its name, and its arguments
     * @param maxNanos after this long it is ended, and the trial has failed
     */
    record Program(List<String> argv, long maxNanos) implements Load {
        /** What prints more than this has gone astray. */
        public static final long MOST_BYTES = 64L << 20;

        public Program {
            argv = Collections.unmodifiableList(new ArrayList<>(argv));
            require(!argv.isEmpty() && !argv.get(0).isEmpty() && maxNanos >= 1);
        }
    }

    private static void require(boolean inRange) {
        if (!inRange) {
            throw new IllegalArgumentException("load bounds out of order");
        }
    }
}
