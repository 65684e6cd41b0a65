package dev.dyno.benchmarks;

import dev.dyno.benchmarks.report.NightlyRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code ./bench report}: a nightly run of a whole lab becomes a page, as a whole process, and the page is opened. */
final class ReportFigures {
    private static final File NOWHERE = new File("/dev/null");
    private static final int DEVICES = 20;
    private static final int ITERATIONS = 1000;
    private static final long SEED = 20;
    private static final int TIMES = 5;

    private final Path root;
    private final Path temporary;
    private final Figures figures;

    ReportFigures(Path root, Path temporary, Figures figures) {
        this.root = root;
        this.temporary = temporary;
        this.figures = figures;
    }

    void take() throws IOException {
        figures.heading(
                "./bench report",
                "A nightly run of 20 devices, 4 candidates and 12 metrics, read, judged and made a page");
        Path run = temporary.resolve("nightly");
        long samples = NightlyRun.write(run, DEVICES, ITERATIONS, SEED);
        List<String> command = List.of(root.resolve("dyno").toString(), "report", run.toString());
        Watched.run(command, root, 0);
        double[] seconds = new double[TIMES];
        double processor = 0;
        long peak = 0;
        for (int i = 0; i < TIMES; i++) {
            Watched.Use use = Watched.run(command, root, 0);
            seconds[i] = use.seconds();
            processor = Math.max(processor, use.processorSeconds());
            peak = Math.max(peak, use.peakBytes());
        }
        figures.median(String.format("./dyno report, %,d samples", samples), seconds, "target 6 s on two processors");
        figures.note(String.format(
                "at most %.1f s of processor time, peak resident memory %d MiB (target 1 GB)", processor, peak >> 20));
        Path page = run.resolve("report.html");
        figures.note(String.format("report.html has %.2f MB (target 2 MB)", Files.size(page) / 1e6));
        browser(page);
    }

    /** How much longer Chromium takes from its start to the end of loading than for an empty page. */
    private void browser(Path page) throws IOException {
        Optional<Path> chromium = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
        if (chromium.isEmpty()) {
            figures.note(
                    "no Chromium here: how soon the page can be used was not measured (Debian: apt-get install chromium)");
            return;
        }
        Path empty = Files.writeString(temporary.resolve("empty.html"), "<!doctype html><title>empty</title>");
        open(chromium.get(), empty);
        double[] more = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            more[i] = open(chromium.get(), page) - open(chromium.get(), empty);
        }
        figures.median("Chromium: loaded, laid out, script run", more, "target 1 s");
    }

    private double open(Path chromium, Path page) {
        return Timed.seconds(
                List.of(
                        chromium.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--window-size=1280,900",
                        "--user-data-dir=" + temporary.resolve("chromium"),
                        "--screenshot=" + temporary.resolve("page.png"),
                        page.toUri().toString()),
                Map.of(),
                temporary,
                NOWHERE);
    }
}
