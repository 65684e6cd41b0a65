package dev.dyno.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code ./bench judge}: a large file of measurements through {@code dyno judge}, as a whole process. */
final class JudgeFigures {
    private static final File NOWHERE = new File("/dev/null");
    private static final int GATE_FAILED = 1;
    private static final long SEED = 20;

    private final Path root;
    private final Path temporary;
    private final Figures figures;

    JudgeFigures(Path root, Path temporary, Figures figures) {
        this.root = root;
        this.temporary = temporary;
        this.figures = figures;
    }

    /**
     * Makes the file, judges it, and holds the verdicts against what it was made of.
     *
     * @param comparisons how many; each has 26 rounds of two arms with 100 iterations
     */
    void take(int comparisons) throws IOException {
        figures.heading("./bench judge", "Judging measurements made elsewhere, whole process");
        MeasurementFile made = new MeasurementFile(comparisons, 26, 100);
        Path file = temporary.resolve("measurements.csv");
        Path verdicts = temporary.resolve("verdicts.csv");
        made.write(file, SEED);
        List<String> command =
                List.of(root.resolve("dyno").toString(), "judge", file.toString(), "-o", verdicts.toString());
        Timed.seconds(List.of(command.get(0), "--version"), Map.of(), root, NOWHERE);

        Watched.Use use = Watched.run(command, root, GATE_FAILED);
        double seconds = use.seconds();
        String what = String.format("%,d comparisons, %.1f M rows, %d MB", comparisons, made.rows() / 1e6, size(file));
        figures.median(what, new double[] {seconds}, "target 20 s for 10,000");
        figures.note(String.format(
                "%.2f M rows/s, peak resident memory %d MiB", made.rows() / seconds / 1e6, use.peakBytes() >> 20));
        figures.note(outcome(verdicts));
        Files.delete(file);
    }

    private static long size(Path file) throws IOException {
        return Files.size(file) / 1_000_000;
    }

    private static String outcome(Path verdicts) throws IOException {
        int caught = 0;
        int slower = 0;
        int falseAlarms = 0;
        List<String> lines = Files.readAllLines(verdicts);
        for (int i = 0; i + 1 < lines.size(); i++) {
            boolean failed = lines.get(i + 1).contains(",FAIL,");
            boolean slow = MeasurementFile.slower(i);
            slower += slow ? 1 : 0;
            caught += slow && failed ? 1 : 0;
            falseAlarms += !slow && failed ? 1 : 0;
        }
        return "of " + (lines.size() - 1) + " comparisons " + slower + " are 5 % slower: " + caught
                + " of those failed, and " + falseAlarms + " of the others";
    }
}
