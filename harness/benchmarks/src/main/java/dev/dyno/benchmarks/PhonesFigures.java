package dev.dyno.benchmarks;

import dev.dyno.harness.virtual.LoopbackPort;
import dev.dyno.harness.virtual.VirtualParts;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Unit;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.store.RunFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What many phones at once cost the harness: its own processor time for one more trial, with one phone and with eight. The time
 * that does not depend on trials (start, profiles, judging, report) cancels out between a short and a long run.
 */
final class PhonesFigures {
    private static final int MANY = 8;
    private static final int SHORT = 2;
    private static final int LONG = 6;
    private static final long POLL_MILLIS = 20;
    private static final Set<Integer> GOOD = Set.of(0, 3);

    private final Path root;
    private final Path temporary;
    private final Figures figures;
    private final Map<String, String> environment;

    PhonesFigures(Path root, Path temporary, Figures figures) throws IOException {
        this.root = root;
        this.temporary = temporary;
        this.figures = figures;
        this.environment = Map.of(
                "HOME",
                Files.createDirectories(temporary.resolve("home")).toString(),
                "XDG_STATE_HOME",
                temporary.resolve("state").toString(),
                "XDG_CACHE_HOME",
                temporary.resolve("cache").toString(),
                "ANDROID_ADB_SERVER_PORT",
                Integer.toString(LoopbackPort.free()),
                "DYNO_NO_BUILD",
                "1");
    }

    void take() throws IOException {
        figures.heading(
                "./bench phones",
                "The harness's processor time for one trial, on one virtual phone and on eight at once");
        List<String> missing = VirtualParts.missingTools();
        if (!missing.isEmpty()) {
            figures.note("skipped: virtual devices need " + String.join(", ", missing));
            return;
        }
        dyno("lab", "up", "--phones", Integer.toString(MANY));
        try {
            run("warm-up", MANY, SHORT);
            Cost one = cost("one", 1);
            Cost many = cost("many", MANY);
            figures.note(one.text("one phone") + "; " + many.text(MANY + " phones at once"));
            figures.note(String.format(
                    Locale.ROOT,
                    "per trial, %d at once / one: %.2f   target at most 1.10",
                    MANY,
                    many.perTrial() / one.perTrial()));
        } finally {
            dyno("lab", "down");
            Timed.seconds(
                    List.of("adb", "-P", environment.getOrDefault("ANDROID_ADB_SERVER_PORT", ""), "kill-server"),
                    environment,
                    temporary,
                    log(),
                    Set.of(0, 1));
        }
    }

    /**
     * What trials cost.
     *
     * @param perTrial seconds of processor time for one more trial
     * @param ofOneCore the share of one core that the harness used per phone over the long run
     */
    private record Cost(double perTrial, double ofOneCore) {
        String text(String where) {
            return where + ": " + Quantities.format(perTrial, Unit.SECOND) + " a trial, "
                    + Quantities.percent(ofOneCore) + " of a core per phone";
        }
    }

    private Cost cost(String name, int phones) throws IOException {
        Used few = run(name + "-short", phones, SHORT);
        Used more = run(name + "-long", phones, LONG);
        double perTrial = (more.processorSeconds() - few.processorSeconds()) / (more.trials() - few.trials());
        return new Cost(perTrial, more.trials() * perTrial / more.wallSeconds() / phones);
    }

    /**
     * What a run took.
     *
     * @param processorSeconds the harness's own, its start and report included
     * @param wallSeconds from the first trial to the end
     * @param trials that it recorded
     */
    private record Used(double processorSeconds, double wallSeconds, int trials) {}

    private Used run(String name, int phones, int rounds) throws IOException {
        Path folder = temporary.resolve(name);
        List<String> command = new ArrayList<>(List.of(root.resolve("dyno").toString(), "run"));
        command.add(root.resolve("harness/benchmarks/overhead.yaml").toString());
        command.addAll(List.of(
                "--lab", temporary.resolve("state/dyno/virtual-lab/lab.yaml").toString()));
        command.addAll(List.of("-d", phones == 1 ? "phone-1" : "os:android"));
        command.addAll(List.of("--rounds", Integer.toString(rounds), "-o", folder.toString()));
        double processor = processorSeconds(command);
        try (RunFolder opened = RunFolder.open(folder)) {
            RunRecord run = opened.read();
            long millis = Duration.between(run.startedAt(), Objects.requireNonNull(run.finishedAt()))
                    .toMillis();
            return new Used(processor, millis / 1e3, run.trials().size());
        }
    }

    /** The processor time of a process and its threads, as last seen before its end. */
    private double processorSeconds(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(temporary.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log());
        builder.environment().putAll(environment);
        Process process = builder.start();
        Duration used = Duration.ZERO;
        try {
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                used = process.info().totalCpuDuration().orElse(used);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        if (!GOOD.contains(process.exitValue())) {
            throw new IllegalStateException(
                    command + " ended with " + process.exitValue() + ": " + Files.readString(log().toPath()));
        }
        return used.toNanos() / 1e9;
    }

    private void dyno(String... arguments) {
        List<String> command = new ArrayList<>(List.of(root.resolve("dyno").toString()));
        command.addAll(List.of(arguments));
        Timed.seconds(command, environment, temporary, log());
    }

    private File log() {
        return temporary.resolve("log").toFile();
    }
}
