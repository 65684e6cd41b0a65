package dev.dyno.results.store;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.MissingDevice;
import dev.dyno.results.record.Rounds;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes runs for tests: any run that the records allow, from a seed, with hostile texts in every place for text. */
public final class Runs {
    private static final List<String> TEXTS = List.of(
            "plain",
            "",
            "a,b;c",
            "say \"hi\"",
            "line\nbreak\r\n",
            "=cmd|' /C calc'!A0",
            "a|b<script>&amp;`x`",
            "\u001b[31mred\u001b[0m\u0007",
            "Ünïcödé 漢字 🙂",
            "tab\tnul\u0000",
            "\u2028\u202e");

    private final SplittableRandom random;

    public Runs(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private Rounds rounds() {
        int atLeast = 1 + random.nextInt(50);
        return new Rounds(atLeast, atLeast * (1 + atLeast % 3 / 2)); // a third of them sequential
    }

    /** A run with up to the given number of trials. */
    public RunRecord run(int trials) {
        return new RunRecord(
                text(),
                text(),
                list(this::text),
                text(),
                "ab".repeat(32),
                random.nextLong(),
                rounds(),
                pick(RunRecord.State.values()),
                time(),
                random.nextBoolean() ? time() : null,
                list(this::device),
                list(this::missing),
                Stream.of(candidate("base", true), candidate("int8", false), candidate("=1+1", false))
                        .toList(),
                List.of("latency.p50", "memory.peak_rss"),
                Stream.iterate(1, i -> i <= trials, i -> i + 1).map(this::trial).toList(),
                list(this::issue));
    }

    /** A trial whose id is made from the number. */
    public TrialRecord trial(int number) {
        return new TrialRecord(
                "r%02d-1-local-int8".formatted(number),
                number,
                1 + random.nextInt(4),
                text(),
                text(),
                pick(TrialRecord.State.values()),
                list(this::text),
                list(this::issue),
                metrics(),
                texts(),
                Map.of("samples", "samples/r%02d-1-local-int8.csv".formatted(number)),
                time(),
                random.nextDouble() * 1000);
    }

    /** A run of two candidates whose trials are all as good as can be, one round for each latency pair. */
    public static RunRecord good(List<TrialRecord> trials, RunRecord.State state, @Nullable Instant end) {
        DeviceProfile device = new DeviceProfile(
                "local", "local", "linux", "Linux 6.1", "PC", "CPU", "x86_64", 2, 1L << 30, false, Map.of());
        CandidateRecord base =
                new CandidateRecord("fp32", true, "demo:a", "ab".repeat(32), 10, "onnxruntime", "cpu", 1, Map.of());
        CandidateRecord other =
                new CandidateRecord("int8", false, "demo:b", "cd".repeat(32), 5, "onnxruntime", "cpu", 1, Map.of());
        return new RunRecord(
                "run-1",
                "0.1.0",
                List.of("dyno", "run", "x.yaml"),
                "x",
                "ef".repeat(32),
                42,
                Rounds.fixed(2),
                state,
                Instant.parse("2026-01-31T12:00:00Z"),
                end,
                List.of(device),
                List.of(),
                List.of(base, other),
                List.of("latency.p50"),
                trials,
                List.of());
    }

    private DeviceProfile device() {
        return new DeviceProfile(
                "d" + random.nextInt(100),
                text(),
                text(),
                text(),
                text(),
                text(),
                text(),
                1 + random.nextInt(64),
                1 + random.nextLong(Long.MAX_VALUE - 1),
                random.nextBoolean(),
                texts());
    }

    private MissingDevice missing() {
        return new MissingDevice("d" + random.nextInt(100), "because " + text(), texts());
    }

    private CandidateRecord candidate(String name, boolean baseline) {
        return new CandidateRecord(
                name,
                baseline,
                text(),
                "0f".repeat(32),
                random.nextLong(Long.MAX_VALUE),
                text(),
                text(),
                1 + random.nextInt(8),
                texts());
    }

    private Map<String, MetricValue> metrics() {
        Map<String, MetricValue> values = new LinkedHashMap<>();
        for (Metric metric : Metrics.all()) {
            switch (random.nextInt(3)) {
                case 0 -> values.put(metric.name(), new MetricValue.Unavailable("no " + text()));
                case 1 ->
                    values.put(
                            metric.name(),
                            new MetricValue.Measured(
                                    number(),
                                    1 + random.nextLong(Long.MAX_VALUE),
                                    new Provenance(pick(Provenance.Kind.values()), "from " + text()),
                                    random.nextBoolean() ? 0 : Math.abs(number())));
                default -> {}
            }
        }
        return values;
    }

    /** Any finite double: from the bits, so that the smallest and the largest come up as well. */
    private double number() {
        double number = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(number) ? number : -0.0;
    }

    private Issue issue() {
        return new Issue(pick(Issue.Severity.values()), text(), text());
    }

    private Instant time() {
        return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.put("k" + text(), text());
        }
        return texts;
    }

    private <T> List<T> list(Supplier<T> element) {
        return Stream.generate(element).limit(random.nextInt(4)).toList();
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private <E> E pick(E[] values) {
        return values[random.nextInt(values.length)];
    }
}
