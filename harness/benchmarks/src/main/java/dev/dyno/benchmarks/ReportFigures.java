package dev.dyno.benchmarks;

import dev.dyno.benchmarks.report.NightlyFolder;
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
    private static final int NIGHTS = 365;
    private static final int SCENARIOS = 10;

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
        index();
    }

    /** A year of ten scenarios, to which one night more is added each time. */
    private void index() throws IOException {
        Path nights = temporary.resolve("nights");
        NightlyFolder folder = new NightlyFolder(nights, SEED);
        for (int night = 0; night < NIGHTS; night++) {
            folder.add(night, SCENARIOS);
        }
        List<String> command = List.of(root.resolve("dyno").toString(), "report", "--index", nights.toString());
        double first = Watched.run(command, root, 0).seconds();
        double[] seconds = new double[TIMES];
        double processor = 0;
        for (int i = 0; i < TIMES; i++) {
            folder.add(NIGHTS + i, SCENARIOS);
            Watched.Use use = Watched.run(command, root, 0);
            seconds[i] = use.seconds();
            processor = Math.max(processor, use.processorSeconds());
        }
        figures.median(
                "./dyno report --index, one more night",
                seconds,
                "target 2 s (" + NIGHTS + " nights x " + SCENARIOS + " scenarios, 480 series)");
        figures.note(String.format(
                "at most %.1f s of processor time; the first time, when every run is read: %.1f s", processor, first));
    }

    /**
     * How much longer Chromium takes from its start to a picture of the page than of an empty page: its own start is not in it,
     * and reading, layout, script and drawing what is in sight are. Drawings further down follow when there is time.
     */
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
        figures.median("Chromium: loaded, script run, top drawn", more, "target 1 s");
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
