package dev.dyno.benchmarks;

import dev.dyno.protocol.Readings;
import dev.dyno.protocol.TrialSpec;
import dev.dyno.protocol.TrialSpec.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** {@code ./bench probing}: what it costs a device to be read ten times a second while it computes. */
final class ProbingFigures {
    private static final long INTERVAL_NANOS = 100_000_000L;
    /** Many short trials: processes differ by more than the inferences of one. */
    private static final int MOST_PAIRS = 40;

    private static final int FEWEST_PAIRS = 8;
    /** No pair begins after so long, however slow the machine is. */
    private static final double ENOUGH_SECONDS = 100;

    private static final int WARM_UPS = 60;
    private static final int ITERATIONS = 400;
    /** What probing takes is counted over longer trials, of some 20 s: its first readings run code that Java has not compiled yet. */
    private static final int LONG_TRIALS = 3;

    private static final int LONG_ITERATIONS = 4_000;
    /** As many as a phone's battery and heat take, of what this machine has. */
    private static final List<String> FILES = List.of(
            "/proc/stat",
            "/proc/loadavg",
            "/proc/meminfo",
            "/proc/pressure/cpu",
            "/proc/uptime",
            "/sys/class/thermal/thermal_zone0/temp",
            "/sys/class/hwmon/hwmon0/temp1_input",
            "/sys/class/power_supply/BAT0/current_now",
            "/sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq",
            "/sys/devices/system/cpu/online");

    private final Models models;
    private final AgentProcess process;
    private final Figures figures;

    ProbingFigures(Models models, AgentProcess process, Figures figures) {
        this.models = models;
        this.process = process;
        this.figures = figures;
    }

    void take() throws IOException {
        TrialSpec off = models.trial(Models.MOBILENET, "onnxruntime", WARM_UPS, ITERATIONS, 0);
        List<Watch> watches = FILES.stream()
                .filter(path -> Files.isReadable(Path.of(path)))
                .map(path -> (Watch) new Watch.File("bench" + path, path))
                .toList();
        TrialSpec on = watched(off, watches);
        figures.heading(
                "./bench probing",
                String.format(
                        Locale.ROOT,
                        "Probing at 10 Hz (%d files and the agent's telemetry) against none, interleaved",
                        watches.size()));
        process.agent(on);
        double[] with = new double[MOST_PAIRS];
        double[] without = new double[MOST_PAIRS];
        long begin = System.nanoTime();
        int pairs = 0;
        for (int i = 0;
                i < MOST_PAIRS && (i < FEWEST_PAIRS || (System.nanoTime() - begin) / 1e9 < ENOUGH_SECONDS);
                i++) {
            pairs = i + 1;
            for (int turn = 0; turn < 2; turn++) {
                if ((turn + i) % 2 == 0) {
                    with[i] = process.agent(on).p50Seconds();
                } else {
                    without[i] = process.agent(off).p50Seconds();
                }
            }
        }
        figures.ratio(
                "p50 with probing / without",
                Arrays.copyOf(with, pairs),
                Arrays.copyOf(without, pairs),
                "target at most 1.005");
        shares(watches);
    }

    private void shares(List<Watch> watches) throws IOException {
        TrialSpec spec = watched(models.trial(Models.MOBILENET, "onnxruntime", WARM_UPS, LONG_ITERATIONS, 0), watches);
        double[] shares = new double[LONG_TRIALS];
        for (int i = 0; i < LONG_TRIALS; i++) {
            shares[i] = share(process.agent(spec));
        }
        figures.share("processor time of probing, of one core", shares, "target at most 0.5 %");
    }

    /** The same trial, read all the time. */
    private static TrialSpec watched(TrialSpec spec, List<Watch> watches) {
        return new TrialSpec(
                spec.protocol(),
                spec.trialId(),
                spec.modelPath(),
                spec.runtime(),
                spec.provider(),
                spec.threads(),
                spec.options(),
                spec.inputs(),
                spec.accuracy(),
                spec.warmUp(),
                spec.load(),
                spec.idle(),
                INTERVAL_NANOS,
                watches,
                INTERVAL_NANOS,
                spec.keepOutputs(),
                spec.starts());
    }

    /** Of one core, as the threads that read say themselves. */
    private static double share(AgentProcess.Trial trial) {
        return Objects.requireNonNull(trial.result().readings().get(Readings.TELEMETRY_CPU_SHARE))
                .value();
    }
}
