package dev.dyno.reports.measurements;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.dyno.reports.gate.Decision;
import dev.dyno.results.export.CsvCell;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Verdicts as files for other programs; {@code docs/formats/measurements.md} describes them. */
public final class VerdictForms {
    /** Names JSON documents of this form. */
    public static final String SCHEMA = "dyno/judged/v1";

    private static final String HEADER =
            "comparison,metric,candidate,verdict,estimate,lower,upper,rounds_used,looks,confirmed,reason";
    private static final MathContext DIGITS = new MathContext(7);

    private VerdictForms() {}

    /** Comma-separated values with a header; numbers that are not there are empty. */
    public static String csv(List<CellVerdict> cells) {
        StringBuilder csv = new StringBuilder(HEADER).append('\n');
        for (CellVerdict cell : cells) {
            csv.append(CsvCell.of(cell.comparison())).append(',');
            csv.append(CsvCell.of(cell.metric())).append(',');
            csv.append(CsvCell.of(cell.candidate())).append(',');
            csv.append(cell.verdict()).append(',');
            csv.append(number(cell.estimate())).append(',');
            csv.append(number(cell.lower())).append(',');
            csv.append(number(cell.upper())).append(',');
            csv.append(cell.roundsUsed()).append(',');
            csv.append(cell.looks()).append(',');
            csv.append(cell.confirmed()).append(',');
            csv.append(CsvCell.of(cell.reason())).append('\n');
        }
        return csv.toString();
    }

    /** One JSON document; numbers that are not there are null. */
    public static String json(List<CellVerdict> cells) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeStringField(
                    "verdict",
                    Decision.all(cells.stream().map(CellVerdict::verdict).toList())
                            .name());
            json.writeArrayFieldStart("cells");
            for (CellVerdict cell : cells) {
                json.writeRaw('\n');
                write(cell, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static void write(CellVerdict cell, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("comparison", cell.comparison());
        json.writeStringField("metric", cell.metric());
        json.writeStringField("candidate", cell.candidate());
        json.writeStringField("verdict", cell.verdict().name());
        write("estimate", cell.estimate(), json);
        write("lower", cell.lower(), json);
        write("upper", cell.upper(), json);
        json.writeNumberField("rounds_used", cell.roundsUsed());
        json.writeNumberField("looks", cell.looks());
        json.writeBooleanField("confirmed", cell.confirmed());
        json.writeStringField("reason", cell.reason());
        json.writeEndObject();
    }

    private static void write(String name, double value, JsonGenerator json) throws IOException {
        String number = number(value);
        json.writeFieldName(name);
        if (number.isEmpty()) {
            json.writeNull();
        } else {
            json.writeNumber(number);
        }
    }

    /** Seven digits, which is more than any measurement has. */
    private static String number(double value) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value).round(DIGITS).toString() : "";
    }
}
