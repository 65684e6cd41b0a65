package dev.dyno.harness.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdlePowerTest {
    private static final Span BEFORE = new Span(0, 8);
    private static final Span MEASURED = new Span(10, 30);
    private static final Span AFTER = new Span(32, 40);
    private static final int PARTS = 8;
    private static final double STEP = 0.25;
    private static final int TRIALS = 200;

    @ParameterizedTest
    @CsvSource({"0, 60, 0.01", "0, 60, 0.04", "0.02, 60, 0.01", "0.05, 20, 0.01", "0.03, 200, 0.02"})
    void theTruthLiesInTheIntervalAsOftenAsItSays(double drift, double memory, double noise) {
        int covered = 0;
        for (int i = 0; i < TRIALS; i++) {
            Random random = new Random(i);
            double[] path = path(drift, memory, random);
            IdlePower idle = IdlePower.of(
                    level(BEFORE, noise, at(path), random),
                    level(MEASURED, 0, at(path), random),
                    level(AFTER, noise, at(path), random));
            double error = Math.abs(idle.watts() - mean(MEASURED, at(path)));
            covered += error <= idle.uncertainty().expanded() ? 1 : 0;
        }
        // A drift that is not there cannot be told from one that hides in the noise.
        assertThat((double) covered / TRIALS).isBetween(0.9, drift == 0 ? 1 : 0.99);
    }

    @Test
    void withoutNoiseTheEdgesNextToTheMeasuredWindowDecide() {
        Random random = new Random(1);
        // A step between both windows, and one long before.
        DoubleUnaryOperator path = time -> time < 4 ? 0.7 : time < 20 ? 0.8 : 0.9;

        IdlePower idle = IdlePower.of(
                level(BEFORE, 0.001, path, random),
                level(MEASURED, 0, path, random),
                level(AFTER, 0.001, path, random));

        assertThat(idle.watts()).isCloseTo(0.85, within(0.01));
        assertThat(idle.uncertainty().expanded()).isBetween(0.02, 0.2);
    }

    @Test
    void noiseAloneIsAveragedAway() {
        Random random = new Random(2);

        IdlePower idle = IdlePower.of(
                level(BEFORE, 0.02, time -> 0.8, random),
                level(MEASURED, 0, time -> 0.8, random),
                level(AFTER, 0.02, time -> 0.8, random));

        // Sixteen parts of 0.02 W each: 0.005 W; a drift that hides in it adds about as much again.
        assertThat(idle.uncertainty().expanded()).isBetween(0.0098, 0.03);
    }

    private static double[] path(double drift, double memory, Random random) {
        double[] path = new double[(int) (AFTER.end() / STEP) + 1];
        double wander = drift * random.nextGaussian();
        double kept = Math.exp(-STEP / memory);
        for (int i = 0; i < path.length; i++) {
            path[i] = 0.8 + wander;
            wander = wander * kept + drift * Math.sqrt(1 - kept * kept) * random.nextGaussian();
        }
        return path;
    }

    private static DoubleUnaryOperator at(double[] path) {
        return time -> path[(int) (time / STEP)];
    }

    private static double mean(Span span, DoubleUnaryOperator path) {
        double sum = 0;
        int count = (int) Math.round(span.length() / STEP);
        for (int i = 0; i < count; i++) {
            sum += path.applyAsDouble(span.start() + (i + 0.5) * STEP);
        }
        return sum / count;
    }

    private static Level level(Span span, double noise, DoubleUnaryOperator path, Random random) {
        List<Span> spans = new ArrayList<>();
        List<Double> watts = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            double length = span.length() / PARTS;
            Span part = new Span(span.start() + i * length, span.start() + (i + 1) * length);
            spans.add(part);
            watts.add(mean(part, path) + noise * random.nextGaussian());
        }
        double mean = watts.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        Bins bins = new Bins(spans, watts, noise * noise, 0);
        return new Level(span, mean, PARTS, 14, noise / Math.sqrt(PARTS), new Rounding(0, 0, 0, 0), 0, bins);
    }
}
