package dev.dyno.scenarios.demo.mobilenet;

import java.util.List;

/** Sums of values and of squares by channel, added in the values' order so that they agree to the bit everywhere. */
final class Moments {
    private final double[] sums;
    private final double[] squares;
    private long count;

    private Moments(int channels) {
        sums = new double[channels];
        squares = new double[channels];
    }

    /** Of values whose innermost axis is the channel. */
    static Moments of(float[] values, int channels) {
        Moments moments = new Moments(channels);
        for (int start = 0; start < values.length; start += channels) {
            for (int c = 0; c < channels; c++) {
                double value = values[start + c];
                moments.sums[c] += value;
                moments.squares[c] += value * value;
            }
        }
        moments.count = values.length / channels;
        return moments;
    }

    static Moments sum(List<Moments> parts) {
        Moments all = new Moments(parts.get(0).sums.length);
        for (Moments part : parts) {
            all.count += part.count;
            for (int c = 0; c < all.sums.length; c++) {
                all.sums[c] += part.sums[c];
                all.squares[c] += part.squares[c];
            }
        }
        return all;
    }

    double mean(int channel) {
        return sums[channel] / count;
    }

    double variance(int channel) {
        double mean = mean(channel);
        return Math.max(squares[channel] / count - mean * mean, 0);
    }
}
