package dev.dyno.results.export;

import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.record.RunRecord;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values (RFC 4180), one row for each value: what spreadsheets, pandas and DuckDB read. */
final class CsvExporter implements Exporter {
    private static final String END = "\r\n";

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public void write(RunRecord run, SampleSource samples, Appendable out) throws IOException {
        out.append(String.join(",", Row.COLUMNS)).append(END);
        for (Iterator<Row> rows = Row.of(run).iterator(); rows.hasNext(); ) {
            out.append(line(rows.next())).append(END);
        }
    }

    private static String line(Row row) {
        return List.of(
                        CsvCell.of(row.run().id()),
                        CsvCell.of(row.trial().device()),
                        CsvCell.of(row.trial().candidate()),
                        Integer.toString(row.trial().round()),
                        CsvCell.of(row.trial().id()),
                        row.metric().name(),
                        row.value() instanceof MetricValue.Measured m ? Double.toString(m.value()) : "",
                        row.metric().unit().symbol(),
                        row.value() instanceof MetricValue.Measured m ? Long.toString(m.n()) : "",
                        row.value() instanceof MetricValue.Measured m ? CsvCell.of(Row.provenance(m)) : "",
                        row.value() instanceof MetricValue.Unavailable u ? CsvCell.of(u.reason()) : "")
                .stream()
                .collect(Collectors.joining(","));
    }
}
