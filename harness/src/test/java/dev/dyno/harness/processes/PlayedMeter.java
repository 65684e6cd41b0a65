package dev.dyno.harness.processes;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that plays a power meter beside this machine, as a lab file's {@code meter} starts it: the machine takes 1 W, and a core more
 * for the time that agents really use, of one candidate more than of another.
 */
final class PlayedMeter {
    private static final long STEP_MILLIS = 50;
    private static final double IDLE_WATTS = 1;
    private static final Pattern TRIAL = Pattern.compile("/trials/[^/ ]+/r[0-9]+-[0-9]+-this-machine-([a-z]+)");

    private PlayedMeter() {}

    /**
     * Prints {@code time,watts} until it is killed.
     *
     * @param arguments candidates, each with the watts of a core that works for it: {@code frugal=2 hungry=12}
     */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = System.out;
        double before = joules(arguments);
        long last = System.nanoTime();
        while (!out.checkError()) {
            Thread.sleep(STEP_MILLIS);
            long now = System.nanoTime();
            double used = joules(arguments);
            double watts = IDLE_WATTS + Math.max(0, used - before) / ((now - last) * 1e-9);
            out.println(String.format(Locale.ROOT, "%.6f,%.4f", now * 1e-9, watts));
            out.flush();
            before = used;
            last = now;
        }
    }

    /** What the agents that run now have taken since they began; the one that ended took its own with it. */
    private static double joules(String[] arguments) {
        return ProcessHandle.allProcesses()
                .mapToDouble(process -> {
                    Matcher trial = TRIAL.matcher(Processes.command(process.pid()));
                    double seconds = process.info()
                                    .totalCpuDuration()
                                    .orElse(Duration.ZERO)
                                    .toMillis()
                            / 1e3;
                    return trial.find() ? seconds * watts(arguments, trial.group(1)) : 0;
                })
                .sum();
    }

    private static double watts(String[] arguments, String candidate) {
        for (String argument : arguments) {
            if (argument.startsWith(candidate + "=")) {
                return Double.parseDouble(argument.substring(candidate.length() + 1));
            }
        }
        return 0;
    }

    /** The command that starts it, as a list of YAML. */
    static String command(String... candidates) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of("target", "test-classes").toAbsolutePath().toString(),
                PlayedMeter.class.getName()));
        words.addAll(List.of(candidates));
        return "['" + String.join("', '", words) + "']";
    }
}
