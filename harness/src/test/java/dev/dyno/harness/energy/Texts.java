package dev.dyno.harness.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Readings of made-up watches, ten a second. */
final class Texts {
    static final int COUNT = 60;

    private final Map<String, List<RawReading>> raw = new TreeMap<>();

    static double time(int i) {
        return 1 + 0.1 * i;
    }

    /** What a watch said, reading by reading. */
    Texts says(String watch, IntFunction<String> text) {
        List<RawReading> readings = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            readings.add(RawReading.of(time(i), time(i) + 0.001, text.apply(i)));
        }
        raw.put(watch, readings);
        return this;
    }

    /** Some of a watch's readings fail. */
    Texts fails(String watch, int every, String problem) {
        List<RawReading> readings = new ArrayList<>(raw.getOrDefault(watch, List.of()));
        for (int i = 0; i < readings.size(); i += every) {
            readings.set(i, RawReading.failed(time(i), time(i) + 0.001, problem));
        }
        raw.put(watch, readings);
        return this;
    }

    Map<String, List<RawReading>> raw() {
        return raw;
    }

    /** What came of a track, for people: {@code refused: } and why, or mean power and count of readings. */
    static String shown(EnergyTrack track) {
        if (track instanceof EnergyTrack.Refused refused) {
            return "refused: " + refused.reason();
        }
        if (track instanceof EnergyTrack.Counter counter) {
            Point first = counter.joules().get(0);
            Point last = counter.joules().get(counter.joules().size() - 1);
            double watts = (last.value() - first.value()) / (last.time() - first.time());
            return String.format(
                    java.util.Locale.ROOT,
                    "counter: %.3f W of %d",
                    watts,
                    counter.joules().size());
        }
        double mean = track.power().stream().mapToDouble(Point::value).average().orElse(0);
        return String.format(
                java.util.Locale.ROOT,
                "gauge: %.3f W of %d",
                mean,
                track.power().size());
    }
}
