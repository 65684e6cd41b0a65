package dev.dyno.scenarios.demo.graph;

/**
 * Seeded random numbers whose sequence is fixed here and not by a library's version: the 64-bit counter generator "SplitMix64"
 * (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014). Not thread-safe.
 */
public final class Dice {
    private static final long STEP = 0x9E3779B97F4A7C15L;
    private long state;

    public Dice(long seed) {
        this.state = seed;
    }

    private long next() {
        state += STEP;
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Uniform in [0, 1), in steps of 2^-24. */
    public float unit() {
        return (next() >>> 40) * 0x1p-24f;
    }

    /** Uniform in [low, high). */
    public float between(float low, float high) {
        return low + (high - low) * unit();
    }

    /** Uniform in 0 .. bound-1. */
    public int below(int bound) {
        return (int) ((next() >>> 33) % bound);
    }

    /** About normal with mean 0 and deviation 1: four uniforms added, bounded by 2 * sqrt(3). */
    public float bell() {
        return (unit() + unit() + unit() + unit() - 2) * 1.7320508f;
    }
}
