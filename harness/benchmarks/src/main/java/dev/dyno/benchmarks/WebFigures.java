package dev.dyno.benchmarks;

import dev.dyno.harness.device.AgentArtifact;
import dev.dyno.protocol.ResultJson;
import dev.dyno.protocol.SamplesCsv;
import dev.dyno.protocol.SpecJson;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialSpec;
import dev.dyno.reports.statistics.HarrellDavis;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Figures of models in a browser: the page beside the least loop, two threads beside one, and what a session costs. */
final class WebFigures {
    private static final String RUNTIME = "onnxruntime-web";
    private static final int PAGES = 3;
    private static final int TRIALS = 6;
    private static final int PORT = 4797;
    private static final int WARM_UPS = 40;
    private static final int ITERATIONS = 60;
    private static final int BLOCK = 15;
    private static final long PATIENCE_SECONDS = 60;

    private final Path web;
    private final Path temporary;
    private final Models models;
    private final Figures figures;

    WebFigures(Path root, Path temporary, Models models, Figures figures) {
        this.web = root.resolve("device-agents/agent-web");
        this.temporary = temporary;
        this.models = models;
        this.figures = figures;
    }

    void take() throws IOException {
        figures.heading("./bench web", "MobileNetV2 fp32 in Chromium, by a real Appium server");
        Path appium = web.resolve("appium");
        Path program = appium.resolve("node_modules/.bin/appium");
        for (Path part :
                List.of(program, web.resolve("target/agent/ort/ort.wasm.min.mjs"), Path.of("/usr/bin/chromedriver"))) {
            if (!Files.exists(part)) {
                figures.note("skipped: there is no " + part + "; ./test says what installs it");
                return;
            }
        }
        ProcessBuilder server = new ProcessBuilder(
                program.toString(), "server", "--address", "127.0.0.1", "--port", Integer.toString(PORT));
        server.environment().put("APPIUM_HOME", appium.toString());
        Path log = temporary.resolve("appium.log");
        Process running =
                server.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            awaitListening(running, log);
            pairs();
        } finally {
            List<ProcessHandle> left = running.descendants().toList();
            running.destroy();
            left.forEach(ProcessHandle::destroy);
        }
    }

    private static void awaitListening(Process server, Path log) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.readString(log).contains("listener started")) {
            if (System.nanoTime() > end || !server.isAlive()) {
                throw new IOException("Appium does not start: " + Files.readString(log));
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    private void pairs() throws IOException {
        Path page = web.resolve("target/agent/page");
        Path bare = barePage(page);
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < PAGES; i++) {
            TrialResult result = run(bare, 1, BLOCK).result();
            result.facts().forEach((name, value) -> {
                if (name.startsWith("bench.pair_")) {
                    String[] medians = value.split(" ", -1);
                    pairs.add(new double[] {Double.parseDouble(medians[0]), Double.parseDouble(medians[1])});
                }
            });
        }
        figures.ratio("page's p50 over the least loop's", column(pairs, 0), column(pairs, 1), "target 0.99 to 1.01");
        threads(page);
    }

    private static double[] column(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).toArray();
    }

    private void threads(Path page) throws IOException {
        double[] one = new double[TRIALS];
        double[] two = new double[TRIALS];
        double[] around = new double[2 * TRIALS];
        for (int i = 0; i < TRIALS; i++) {
            for (int turn = 0; turn < 2; turn++) {
                boolean single = (i + turn) % 2 == 0;
                Run run = run(page, single ? 1 : 2, ITERATIONS);
                (single ? one : two)[i] = run.median();
                around[2 * i + turn] = run.aroundSeconds();
            }
        }
        figures.ratio("two threads over one", two, one, "target below 1");
        figures.median("a trial beyond the page's own time", around, "target at most 1.5 s");
    }

    /** The page with the least loop in place of its trial. */
    private Path barePage(Path page) throws IOException {
        Path bare = Files.createDirectories(temporary.resolve("bare-page"));
        try (Stream<Path> files = Files.list(page)) {
            for (Path file : files.toList()) {
                Files.copy(file, bare.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.copy(
                web.resolve("src/bench/page/trial.js"), bare.resolve("trial.js"), StandardCopyOption.REPLACE_EXISTING);
        return bare;
    }

    /** A trial of the bridge and what it took from start to end. */
    private record Run(TrialResult result, Path folder, double seconds) {
        double median() throws IOException {
            double[] latencies = SamplesCsv.read(folder.resolve(TrialFiles.SAMPLES), 1L << 26).stream()
                    .filter(sample -> sample.phase() == SamplesCsv.Phase.MEASURE)
                    .mapToDouble(SamplesCsv.Sample::latencyNanos)
                    .toArray();
            return HarrellDavis.quantile(latencies, 0.5) * 1e-9;
        }

        /** The page's clock begins with its navigation, and is read last when it has measured. */
        double aroundSeconds() {
            return seconds
                    - result.clock().stream()
                            .mapToDouble(pair -> pair.agentNanos() * 1e-9)
                            .max()
                            .orElse(0);
        }
    }

    private Run run(Path page, int threads, int iterations) throws IOException {
        Path folder = Files.createTempDirectory(temporary, "web");
        Files.write(folder.resolve(TrialFiles.SPEC), SpecJson.write(spec(threads, iterations)));
        Path settings = Files.writeString(folder.resolve("settings.json"), SETTINGS);
        AgentArtifact agent = AgentArtifact.load(web.resolve("target/agent"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        agent.jvmFlags()
                .forEach(flag ->
                        command.add(flag.replace("{agent}", agent.folder().toString())));
        command.addAll(List.of(
                "-Ddyno.page=" + page,
                "-cp",
                agent.folder().resolve(agent.jars().get(0)).toString(),
                agent.mainClass(),
                settings.toString(),
                folder.toString()));
        double seconds = Timed.seconds(command, Map.of(), folder, new File("/dev/null"));
        TrialResult result = ResultJson.read(Files.readAllBytes(folder.resolve(TrialFiles.RESULT)));
        if (!(result.outcome() instanceof TrialResult.Outcome.Completed)) {
            throw new IOException("a trial failed: " + result.outcome());
        }
        return new Run(result, folder, seconds);
    }

    private TrialSpec spec(int threads, int iterations) {
        TrialSpec known = models.trial("mobilenet-v2-fp32", "onnxruntime", WARM_UPS, iterations, 0);
        return new TrialSpec(
                known.protocol(),
                known.trialId(),
                known.modelPath(),
                RUNTIME,
                "wasm",
                threads,
                new TreeMap<>(),
                known.inputs(),
                null,
                known.warmUp(),
                known.load(),
                null,
                0,
                List.of(),
                known.watchIntervalNanos(),
                true,
                false);
    }

    private static final String SETTINGS = """
            {"url": "http://127.0.0.1:%d", "capabilities": {"platformName": "linux", "browserName": "chrome",
             "appium:automationName": "Chromium", "appium:executable": "/usr/bin/chromedriver",
             "appium:autodownloadEnabled": false, "goog:chromeOptions": {"binary": "/usr/bin/chromium",
             "args": ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]}}}
            """.formatted(PORT);
}
