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
        row.comparison = name(row, Column.COMPARISON);
        row.metric = name(row, Column.METRIC);
        row.arm = name(row, Column.ARM);
        row.round = whole(Column.ROUND);
        row.iteration = iteration();
        row.value = value();
        row.line = lines.number();
        row.column = column(fields.start(header.field(Column.VALUE)));
        return row.comparison >= 0
                && row.metric >= 0
                && row.arm >= 0
                && row.round >= 0
                && row.iteration != Numbers.NONE
                && !Double.isNaN(row.value);
    }

    private int name(Row row, Column column) {
        int field = header.field(column);
        int id = row.names(column).id(lines.bytes(), fields.start(field), fields.end(field));
        if (id == Names.NONE) {
            problem(column, Names.whyNot(lines.bytes(), fields.start(field), fields.end(field)));
        }
        return id;
    }

    private long whole(Column column) {
        int field = header.field(column);
        long whole = Numbers.whole(lines.bytes(), fields.start(field), fields.end(field));
        if (whole == Numbers.NONE) {
            problem(column, "is '" + shown(field) + "', and should be a whole number that is not negative");
        }
        return whole;
    }

    private long iteration() {
        int field = header.field(Column.ITERATION);
        return field < 0 || fields.start(field) == fields.end(field) ? Series.WHOLE : whole(Column.ITERATION);
    }

    private double value() {
        int field = header.field(Column.VALUE);
        double value = numbers.decimal(lines.bytes(), fields.start(field), fields.end(field));
        if (Double.isNaN(value)) {
            problem(Column.VALUE, "is '" + shown(field) + "', and should be a finite decimal number");
        }
        return value;
    }

    private String shown(int field) {
        return Shown.part(fields.text(field));
    }

    private void problem(Column column, String what) {
        problems.add(lines.number(), column(fields.start(header.field(column))), "'" + column.word() + "' " + what);
    }

    private int column(int at) {
        return at - lines.start() + 1;
    }
}
