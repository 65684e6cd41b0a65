package dev.dyno.reports.measurements.file;

import dev.dyno.reports.measurements.ComparisonJudge;
import dev.dyno.reports.measurements.Thresholds;
import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.Issue;
import dev.dyno.scenarios.file.Suggestions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges files of measurements that were made elsewhere; {@code docs/formats/measurements.md} describes them. */
public final class MeasurementFiles {
    /** The rest is for what is being read and written, and for Java itself. */
    private static final double SHARE_OF_HEAP = 0.7;

    private final Source source;
    private final Optional<Form> form;
    private final Thresholds thresholds;
    private final long mostBytes;

    private MeasurementFiles(Source source, Optional<Form> form, Thresholds thresholds) {
        this.source = source;
        this.form = form;
        this.thresholds = thresholds;
        this.mostBytes = (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP);
    }

    /**
     * Judges every comparison of a file. Where the rows of a comparison stand together it takes the memory of one comparison;
     * else, or if the source cannot be read twice, that of all values.
     *
     * @param form empty to go by the file's ending or else by its first line
     * @throws ScenarioException with every problem of the file, up to a number, if it has any
     * @throws StoreException if it cannot be read
     */
    public static Judged judge(Source source, Optional<Form> form, Thresholds thresholds) {
        MeasurementFiles files = new MeasurementFiles(source, form, thresholds);
        try {
            Optional<Judged> judged = source.repeatable() ? files.read(true) : Optional.empty();
            return judged.isPresent() ? judged.get() : files.read(false).orElseThrow();
        } catch (NoSuchFileException e) {
            throw new Problems(source.name()).fatal("does not exist" + Suggestions.sibling(Path.of(source.name())));
        } catch (IOException e) {
            throw new StoreException("cannot read " + source.name() + ": " + e.getMessage(), e);
        }
    }

    private Optional<Judged> read(boolean together) throws IOException {
        Problems problems = new Problems(source.name());
        try (InputStream in = source.opening().open();
                Judging judging = new Judging(new ComparisonJudge(thresholds))) {
            Rows rows = rows(new Lines(in, problems), problems);
            Row row = new Row();
            Intake intake = new Intake(row, problems, judging, together, mostBytes);
            long count = 0;
            while (rows.next(row)) {
                if (!intake.take()) {
                    return Optional.empty();
                }
                count++;
            }
            problems.throwIfAny();
            if (count == 0) {
                throw problems.fatal("has no measurements");
            }
            intake.finish();
            return Optional.of(new Judged(judging.all(), notes(rows, row), row.metrics.all(), count));
        }
    }

    private Rows rows(Lines lines, Problems problems) throws IOException {
        Form found = form.isPresent() ? form.get() : Form.ofName(source.name()).orElse(null);
        if (found == null) {
            boolean object = lines.next() && lines.start() < lines.end() && lines.bytes()[lines.start()] == '{';
            lines.holdBack();
            found = object ? Form.JSONL : Form.CSV;
        }
        return switch (found) {
            case CSV -> new CsvRows(lines, problems);
            case JSONL -> new JsonRows(lines, problems);
        };
    }

    private List<Issue> notes(Rows rows, Row row) {
        List<Issue> notes = new ArrayList<>();
        rows.ignored().forEach(note -> notes.add(new Issue(Issue.Severity.INFO, note, source.name())));
        List<String> arms = row.arms.all();
        String baseline = thresholds.baseline();
        if (!arms.contains(baseline)) {
            String near = Suggestions.near(baseline, arms)
                    .map(arm -> "; did you mean --baseline '" + arm + "'?")
                    .orElse("; name the one that others are compared with by --baseline");
            notes.add(new Issue(Issue.Severity.WARNING, "no arm is called '" + baseline + "'" + near, source.name()));
        }
        return notes;
    }
}
