package dev.dyno.harness.cli;

import dev.dyno.reports.measurements.Thresholds;
import dev.dyno.reports.statistics.SequentialDesign;
import dev.dyno.results.metric.Direction;
import dev.dyno.results.metric.Quantity;
import dev.dyno.results.metric.Unit;
import dev.dyno.results.record.Rounds;
import dev.dyno.scenarios.Gate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** By what {@code dyno judge} judges, as options. */
final class JudgeOptions {
    private static final double LARGEST_LIMIT = 10;
    private static final int MOST_ROUNDS = Rounds.MOST;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--limit",
            paramLabel = "[METRIC=]SHARE",
            description = "The smallest change for the worse that matters, such as 2%% or latency.p90=4%%; repeatable."
                    + " Default by metric: 2%%; 4%% for p90, p95 and energy, 10%% for p99, 5%% for starts,"
                    + " 1%% for memory.")
    private List<String> limits = new ArrayList<>();

    @Option(
            names = "--better",
            paramLabel = "METRIC=WAY",
            description =
                    "Which way is better: lower or higher; repeatable. Default: as Dyno knows the metric; lower for others.")
    private List<String> better = new ArrayList<>();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "A fixed design: decide once, by the first N rounds; nothing is confirmed.")
    private @Nullable Integer rounds;

    @Option(
            names = "--at-least",
            paramLabel = "N",
            description = "First look of the sequential design. Default: 3, or as the scenario says.")
    private @Nullable Integer atLeast;

    @Option(
            names = "--at-most",
            paramLabel = "N",
            description = "Its last look; a suspicion is confirmed on up to as many fresh rounds. Default: 26.")
    private @Nullable Integer atMost;

    @Option(
            names = "--confidence",
            paramLabel = "SHARE",
            description =
                    "Of the interval of a fixed design. Default: 95%%. (The sequential design has an error of its own, 5%%.)")
    private @Nullable String confidence;

    @Option(
            names = "--noise",
            paramLabel = "SHARE",
            description = "The least spread of a pair to assume while there are few. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0.5%")
    private String noise = "0.5%";

    @Option(
            names = "--lost-rounds",
            paramLabel = "SHARE",
            description = "So many rounds may lack an arm without withholding a PASS. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0%")
    private String lostRounds = "0%";

    @Option(
            names = "--baseline",
            paramLabel = "ARM",
            description = "The arm that the others are compared with. Default: ${DEFAULT-VALUE}.")
    private String baseline = Thresholds.BASELINE;

    /**
     * What the options say.
     *
     * @param gate whose limits hold where no option names the metric
     * @param planned the rounds that hold where no option says others
     * @throws ParameterException if they cannot be meant
     */
    Thresholds thresholds(Gate gate, Rounds planned) {
        Map<String, Double> named = new HashMap<>();
        gate.limits().forEach(limit -> named.put(limit.metric().name(), limit.worsening()));
        OptionalDouble every = OptionalDouble.empty();
        for (String limit : limits) {
            int sign = limit.lastIndexOf('=');
            double share = share("--limit", limit.substring(sign + 1), LARGEST_LIMIT);
            if (sign < 0) {
                every = OptionalDouble.of(share);
            } else {
                named.put(limit.substring(0, sign), share);
            }
        }
        Thresholds thresholds = new Thresholds(
                baseline,
                every,
                named,
                ways(),
                design(gate, planned),
                share("--noise", noise, 1),
                share("--lost-rounds", lostRounds, 1));
        named.forEach((metric, share) -> requireLimit(thresholds, metric, share));
        return thresholds;
    }

    /** The metrics that options name; each should be in the file. */
    Set<String> named() {
        Set<String> named = new TreeSet<>();
        limits.stream().filter(limit -> limit.contains("=")).forEach(limit -> named.add(key(limit)));
        better.forEach(way -> named.add(key(way)));
        return named;
    }

    private static String key(String assignment) {
        return assignment.substring(0, Math.max(0, assignment.lastIndexOf('=')));
    }

    private Map<String, Direction> ways() {
        Map<String, Direction> ways = new HashMap<>();
        for (String each : better) {
            String way = each.substring(each.lastIndexOf('=') + 1);
            if (key(each).isEmpty() || !(way.equals("lower") || way.equals("higher"))) {
                throw wrong("--better takes METRIC=lower or METRIC=higher, not '" + each + "'");
            }
            ways.put(key(each), way.equals("lower") ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER);
        }
        return ways;
    }

    private SequentialDesign design(Gate gate, Rounds planned) {
        if (rounds != null) {
            requireRounds("--rounds", rounds, 2, MOST_ROUNDS);
            return fixed(rounds, gate);
        }
        if (atLeast == null && atMost == null && planned.fixed()) {
            return fixed(planned.atMost(), gate);
        }
        if (confidence != null) {
            throw wrong("--confidence goes with --rounds; the sequential design has an error of its own, 5 %");
        }
        Rounds usual = planned.fixed() ? Rounds.SEQUENTIAL : planned;
        int most = atMost == null ? usual.atMost() : atMost;
        int least = atLeast == null ? Math.min(usual.atLeast(), most) : atLeast;
        requireRounds("--at-most", most, 2, MOST_ROUNDS);
        requireRounds("--at-least", least, 2, most);
        return SequentialDesign.of(least, most);
    }

    private SequentialDesign fixed(int n, Gate gate) {
        double asked = confidence == null ? gate.confidence() : share("--confidence", confidence, 0.9999);
        if (asked <= 0.5) {
            throw wrong("--confidence is above 50 %, not " + confidence);
        }
        return SequentialDesign.fixed(Math.max(2, n), (1 - asked) / 2);
    }

    private void requireRounds(String option, int given, int least, int most) {
        if (given < least || given > most) {
            throw wrong(option + " is a number of rounds from " + least + " to " + most + ", not " + given);
        }
    }

    private void requireLimit(Thresholds thresholds, String metric, double share) {
        if (metric.isEmpty()) {
            throw wrong("--limit takes SHARE or METRIC=SHARE");
        }
        if (thresholds.direction(metric) == Direction.HIGHER_IS_BETTER && share >= 1) {
            throw wrong("--limit " + metric + " would allow a fall to nothing; it is below 100 %");
        }
    }

    private double share(String option, String text, double most) {
        double share;
        try {
            share = Quantity.parse(text).in(Unit.RATIO);
        } catch (IllegalArgumentException e) {
            throw wrong(option + ": " + e.getMessage());
        }
        if (share < 0 || share > most) {
            throw wrong(option + " is from 0 % to " + Math.round(most * 100) + " %, not " + text);
        }
        return share;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
