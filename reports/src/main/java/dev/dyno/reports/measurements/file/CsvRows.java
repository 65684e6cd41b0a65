package dev.dyno.reports.measurements.file;

import dev.dyno.reports.measurements.Series;
import java.io.IOException;
import java.util.List;

/** The rows of a file of comma-separated values. */
final class CsvRows implements Rows {
    private final Lines lines;
    private final Problems problems;
    private final Header header;
    private final Fields fields;
    private final Numbers numbers = new Numbers();
    // Looked up once: there may be millions of rows.
    private final int comparison;
    private final int metric;
    private final int round;
    private final int arm;
    private final int value;
    private final int iteration;

    /**
     * The rows below the header.
     *
     * @throws IOException if the stream cannot be read
     */
    CsvRows(Lines lines, Problems problems) throws IOException {
        this.lines = lines;
        this.problems = problems;
        this.header = Header.read(lines, problems);
        this.fields = new Fields(header.width());
        this.comparison = header.field(Column.COMPARISON);
        this.metric = header.field(Column.METRIC);
        this.round = header.field(Column.ROUND);
        this.arm = header.field(Column.ARM);
        this.value = header.field(Column.VALUE);
        this.iteration = header.field(Column.ITERATION);
    }

    @Override
    public List<String> ignored() {
        return header.ignored();
    }

    @Override
    public boolean next(Row row) throws IOException {
        while (lines.next()) {
            if (lines.start() < lines.end() && split() && fill(row)) {
                return true;
            }
        }
        return false;
    }

    private boolean split() {
        if (!fields.split(lines.bytes(), lines.start(), lines.end())) {
            problems.add(
                    lines.number(), column(fields.start(fields.count())), "the quoted field has no end in its line");
            return false;
        }
        if (fields.count() != header.width()) {
            boolean more = fields.count() > header.width();
            problems.add(
                    lines.number(),
                    1,
                    "the line has " + (more ? "more than " + header.width() : fields.count()) + " fields"
                            + (more ? "" : ", and the header " + header.width()));
            return false;
        }
        return true;
    }

    private boolean fill(Row row) {
        row.comparison = name(row.comparisons, Column.COMPARISON, comparison);
        row.metric = name(row.metrics, Column.METRIC, metric);
        row.arm = name(row.arms, Column.ARM, arm);
        row.round = whole(Column.ROUND, round);
        row.iteration = iteration();
        row.value = value();
        row.line = lines.number();
        row.column = column(fields.start(value));
        return row.comparison >= 0
                && row.metric >= 0
                && row.arm >= 0
                && row.round >= 0
                && row.iteration != Numbers.NONE
                && !Double.isNaN(row.value);
    }

    private int name(Names names, Column column, int field) {
        int id = names.id(lines.bytes(), fields.start(field), fields.end(field));
        if (id == Names.NONE) {
            problem(column, field, Names.whyNot(lines.bytes(), fields.start(field), fields.end(field)));
        }
        return id;
    }

    private long whole(Column column, int field) {
        long whole = Numbers.whole(lines.bytes(), fields.start(field), fields.end(field));
        if (whole == Numbers.NONE) {
            problem(column, field, "is '" + shown(field) + "', and should be a whole number that is not negative");
        }
        return whole;
    }

    private long iteration() {
        boolean none = iteration < 0 || fields.start(iteration) == fields.end(iteration);
        return none ? Series.WHOLE : whole(Column.ITERATION, iteration);
    }

    private double value() {
        double decimal = numbers.decimal(lines.bytes(), fields.start(value), fields.end(value));
        if (Double.isNaN(decimal)) {
            problem(Column.VALUE, value, "is '" + shown(value) + "', and should be a finite decimal number");
        }
        return decimal;
    }

    private String shown(int field) {
        return Shown.part(fields.text(field));
    }

    private void problem(Column column, int field, String what) {
        problems.add(lines.number(), column(fields.start(field)), "'" + column.word() + "' " + what);
    }

    private int column(int at) {
        return at - lines.start() + 1;
    }
}
