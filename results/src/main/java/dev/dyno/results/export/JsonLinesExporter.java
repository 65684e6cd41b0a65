package dev.dyno.results.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.record.RunRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Iterator;

/** One JSON object for each value, one to a line, with the keys of the CSV's columns; what a value has not is left out. */
final class JsonLinesExporter implements Exporter {
    private static final JsonFactory FACTORY = new JsonFactory();

    @Override
    public String name() {
        return "jsonl";
    }

    @Override
    public void write(RunRecord run, SampleSource samples, Appendable out) throws IOException {
        for (Iterator<Row> rows = Row.of(run).iterator(); rows.hasNext(); ) {
            out.append(line(rows.next())).append('\n');
        }
    }

    private static String line(Row row) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("run", row.run().id());
            json.writeStringField("device", row.trial().device());
            json.writeStringField("candidate", row.trial().candidate());
            json.writeNumberField("round", row.trial().round());
            json.writeStringField("trial", row.trial().id());
            json.writeStringField("metric", row.metric().name());
            json.writeStringField("unit", row.metric().unit().symbol());
            if (row.value() instanceof MetricValue.Measured measured) {
                json.writeNumberField("value", measured.value());
                json.writeNumberField("n", measured.n());
                json.writeStringField("provenance", Row.provenance(measured));
            } else if (row.value() instanceof MetricValue.Unavailable unavailable) {
                json.writeStringField("unavailable", unavailable.reason());
            }
            json.writeEndObject();
        }
        return line.toString();
    }
}
