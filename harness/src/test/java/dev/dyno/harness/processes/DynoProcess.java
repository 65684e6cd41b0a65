package dev.dyno.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.scenarios.demo.DemoModels;
import dev.dyno.scenarios.demo.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A user with a home of their own who starts the launcher, as built, in a folder. */
final class DynoProcess {
    private static final long PATIENCE_SECONDS = 240;

    private final Path folder;
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();

    DynoProcess(Path folder) throws IOException {
        this.folder = folder;
        this.home = Files.createDirectories(folder.resolve("home"));
    }

    /** Sets a variable of the environment. */
    DynoProcess with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Writes a scenario of two real models, small enough for a trial to take about half a second. */
    Path scenario(String name, int rounds, String rest) throws IOException {
        Path cache = Path.of("target", "demo-cache").toAbsolutePath();
        DemoModels models = DemoModels.ensure(cache, line -> {}, Set.of(Family.MOBILENET));
        return Files.writeString(folder.resolve(name), """
                schema: dyno/scenario/v1
                name: small
                baseline: fp32
                candidates:
                  fp32: { model: '%s' }
                  int8: { model: '%s' }
                warm-up: { min-iterations: 0, min-duration: 0 ms, max-duration: 100 ms }
                load: { single-stream: { iterations: 25, min-duration: 10 ms, max-duration: 20 s } }
                metrics: [latency.p50, model.size]
                rounds: %d
                %s
                """.formatted(
                        models.find("mobilenet-v2-fp32.onnx").orElseThrow(),
                        models.find("mobilenet-v2-int8.onnx").orElseThrow(),
                        rounds,
                        rest));
    }

    /** Writes a scenario whose one candidate is its baseline with added work, decided on as soon as it can be. */
    Path slowDown(String name, String addedWork, String limit) throws IOException {
        Path cache = Path.of("target", "demo-cache").toAbsolutePath();
        DemoModels models = DemoModels.ensure(cache, line -> {}, Set.of(Family.MOBILENET));
        Path model = models.find("mobilenet-v2-int8.onnx").orElseThrow();
        return Files.writeString(folder.resolve(name), """
                schema: dyno/scenario/v1
                name: slow-down
                baseline: today
                candidates:
                  today: { model: '%s' }
                  next: { model: '%s', options: { added-work: %s } }
                warm-up: { min-iterations: 0, min-duration: 0 ms, max-duration: 100 ms }
                load: { single-stream: { iterations: 25, min-duration: 10 ms, max-duration: 20 s } }
                metrics: [latency.p50]
                rounds: { at-least: 3, at-most: 26 }
                gate: { limits: { %s } }
                """.formatted(model, model, addedWork, limit));
    }

    /** The launcher, as built. */
    static String launcher() {
        return Path.of("..", "dyno").toAbsolutePath().normalize().toString();
    }

    /** Types a command and waits for its end. */
    Ended type(String... arguments) throws IOException, InterruptedException {
        return start(arguments).end();
    }

    /** Types a command and does not wait. */
    Started start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** Runs a program of the system, as this user. */
    Started run(List<String> program) throws IOException {
        // Where a background shell started the tests, children would otherwise ignore Ctrl-C.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(program);
        Path out = Files.createTempFile(home, "out", "");
        Path err = Files.createTempFile(home, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("DYNO_"));
        builder.environment().putAll(Map.of("DYNO_NO_BUILD", "1", "HOME", home.toString()));
        builder.environment().putAll(environment);
        return new Started(builder.start(), out, err);
    }

    /** A command under way. */
    record Started(Process process, Path out, Path err) {
        /** Waits until it has said something on standard error. */
        Started awaitWords(String words) throws IOException, InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!Files.readString(err).contains(words)) {
                assertThat(process.isAlive() && System.nanoTime() - end < 0)
                        .as("'%s' comes, after: %s", words, Files.readString(err))
                        .isTrue();
                Thread.sleep(20);
            }
            return this;
        }

        /** Sends it a signal. */
        Started signal(String name) throws IOException, InterruptedException {
            String pid = Long.toString(process.pid());
            assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor())
                    .isZero();
            return this;
        }

        Ended end() throws IOException, InterruptedException {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("it does not end: " + Files.readString(err));
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }

    /** How a command ended. */
    record Ended(int code, String out, String err) {}
}
