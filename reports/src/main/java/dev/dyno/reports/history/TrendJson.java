package dev.dyno.reports.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Trends for programs: one document, {@code dyno/trend/v1}. */
public final class TrendJson {
    /** The version of the form. */
    public static final String SCHEMA = "dyno/trend/v1";

    // Streamed by hand: binding by reflection would cost more than finding the change points of a long series.
    private static final JsonFactory FACTORY = new JsonFactory();

    private TrendJson() {}

    @FunctionalInterface
    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /** The change points of series of a file. */
    public static String ofSeries(List<NamedSeries> all) {
        return document(json -> {
            json.writeArrayFieldStart("series");
            for (NamedSeries series : all) {
                json.writeStartObject();
                json.writeStringField("series", series.name());
                trend(
                        json,
                        series.n(),
                        series.trend(),
                        series.notes(),
                        shift -> json.writeStringField("index", series.label(shift.position())));
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** The change points of a nightly history. */
    public static String ofHistory(History history) {
        return document(json -> {
            json.writeArrayFieldStart("series");
            for (NightlySeries series : history.series()) {
                json.writeStartObject();
                json.writeStringField("series", series.key().name());
                json.writeStringField("scenario", series.key().scenario());
                json.writeStringField("device", series.key().device());
                json.writeStringField("candidate", series.key().candidate());
                json.writeStringField("metric", series.key().metric());
                json.writeNumberField("section", series.section());
                json.writeStringField("reference", series.reference());
                json.writeStringField("since", series.nights().get(0).at().toString());
                trend(json, series.nights().size(), series.trend(), series.notes(), shift -> {
                    NightlySeries.Point night = series.nights().get(shift.position());
                    json.writeStringField("index", night.at().toString());
                    json.writeStringField("run", night.run());
                    json.writeStringField("model_sha256", night.model());
                });
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("skipped");
            for (History.Skipped skipped : history.skipped()) {
                json.writeStartObject();
                json.writeStringField("folder", skipped.folder());
                json.writeStringField("reason", skipped.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    @FunctionalInterface
    private interface Place {
        void write(Trend.Shift shift) throws IOException;
    }

    private static void trend(JsonGenerator json, int n, Trend trend, List<String> notes, Place place)
            throws IOException {
        json.writeNumberField("n", n);
        json.writeStringField("scale", trend.scale().name().toLowerCase(Locale.ROOT));
        json.writeArrayFieldStart("change_points");
        for (Trend.Shift shift : trend.shifts()) {
            json.writeStartObject();
            place.write(shift);
            json.writeNumberField("position", shift.position());
            number(json, "before", shift.before());
            number(json, "after", shift.after());
            number(json, "change", shift.change());
            number(json, "lower", shift.lower());
            number(json, "upper", shift.upper());
            number(json, "p", shift.p());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notes");
        for (String note : notes) {
            json.writeString(note);
        }
        json.writeEndArray();
    }

    /** A number that overflowed is null: JSON has no infinity. */
    private static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        } else {
            json.writeNullField(name);
        }
    }

    private static String document(Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            body.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
