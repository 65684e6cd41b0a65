package dev.dyno.reports.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Estimate;
import dev.dyno.reports.gate.Finding;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.page.digest.ArmDigest;
import dev.dyno.reports.page.section.Subject;
import dev.dyno.reports.page.words.Severity;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.reports.statistics.SignedRank.Interval;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The run's numbers inside the page. Names stand once and are then told by their place, numbers have so many digits that nobody
 * misses the others, and latencies are thinned to quantiles.
 */
final class DataJson {
    /** What was left out, for people. */
    static final String THINNED =
            "This file holds every trial's values with five significant digits, every change with six, and"
                    + " of the latencies 101 quantiles per candidate and device. All digits are in run.json, every single inference is in"
                    + " samples/.";

    private static final MathContext CHANGE = new MathContext(6);
    private static final MathContext VALUE = new MathContext(5);
    private static final JsonFactory FACTORY = new JsonFactory().setCharacterEscapes(new Harmless());

    private final RunRecord run;
    private final Judgement judgement;
    private final Subject subject;
    private final List<String> devices;
    private final List<String> candidates;
    private final List<Metric> metrics;

    private DataJson(Subject subject) {
        this.subject = subject;
        this.run = subject.run();
        this.judgement = subject.judgement();
        this.devices = run.devices().stream().map(DeviceProfile::name).toList();
        this.candidates = run.candidates().stream().map(CandidateRecord::name).toList();
        this.metrics = run.metrics().stream()
                .flatMap(name -> Metrics.named(name).stream())
                .toList();
    }

    /** No text in it can end the element that it stands in. */
    private static final class Harmless extends CharacterEscapes {
        private static final long serialVersionUID = 1;
        private static final int[] ESCAPES = CharacterEscapes.standardAsciiEscapesForJSON();

        static {
            for (char sign : new char[] {'<', '>', '&'}) {
                ESCAPES[sign] = CharacterEscapes.ESCAPE_CUSTOM;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ESCAPES.clone();
        }

        @Override
        public SerializableString getEscapeSequence(int sign) {
            return new SerializedString(String.format(Locale.ROOT, "\\u%04x", sign));
        }
    }

    static String of(Subject subject) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            new DataJson(subject).write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", "dyno/page-data/v1");
        json.writeStringField("run", Shown.name(run.id()));
        json.writeStringField("thinned", THINNED);
        names(json, "devices", devices);
        names(json, "candidates", candidates);
        json.writeArrayFieldStart("metrics");
        for (Metric metric : metrics) {
            json.writeStartArray();
            json.writeString(metric.name());
            json.writeString(metric.unit().symbol());
            json.writeEndArray();
        }
        json.writeEndArray();
        cells(json);
        trials(json);
        quantiles(json);
        json.writeEndObject();
    }

    private static void names(JsonGenerator json, String field, List<String> names) throws IOException {
        json.writeArrayFieldStart(field);
        for (String name : names) {
            json.writeString(Shown.name(name));
        }
        json.writeEndArray();
    }

    /** In the order of the table of changes. */
    private void cells(JsonGenerator json) throws IOException {
        List<Cell> worst = Severity.worstFirst(judgement.cells());
        json.writeArrayFieldStart("cells");
        for (Cell cell : worst.subList(0, Math.min(ChangesPart.MOST, worst.size()))) {
            @Nullable Estimate change = cell.change();
            Optional<Interval> interval = Optional.ofNullable(change).map(Estimate::interval);
            json.writeStartArray();
            json.writeNumber(devices.indexOf(cell.device()));
            json.writeNumber(candidates.indexOf(cell.candidate()));
            json.writeString(cell.metric().name());
            json.writeString(Finding.of(cell).word());
            json.writeString(cell.decision() == null ? "" : cell.decision().name());
            json.writeString(change == null ? "" : change.scale().name().toLowerCase(Locale.ROOT));
            number(json, change == null ? null : (Double) change.point(), CHANGE);
            number(json, interval.map(Interval::lower).orElse(null), CHANGE);
            number(json, interval.map(Interval::upper).orElse(null), CHANGE);
            number(json, cell.baseline(), CHANGE);
            number(json, cell.value(), CHANGE);
            json.writeString(cell.metric().unit().symbol());
            json.writeNumber(cell.rounds());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void trials(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("trials");
        for (TrialRecord trial : run.trials()) {
            json.writeStartArray();
            json.writeNumber(trial.round());
            json.writeNumber(devices.indexOf(trial.device()));
            json.writeNumber(candidates.indexOf(trial.candidate()));
            json.writeNumber(trial.valid() ? 1 : 0);
            for (Metric metric : metrics) {
                @Nullable MetricValue value = trial.metrics().get(metric.name());
                number(json, value instanceof MetricValue.Measured measured ? (Double) measured.value() : null, VALUE);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void quantiles(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("latency_quantiles");
        for (ArmDigest digest : subject.digests().all()) {
            json.writeStartArray();
            json.writeNumber(devices.indexOf(digest.device()));
            json.writeNumber(candidates.indexOf(digest.candidate()));
            json.writeNumber(digest.summary().n());
            for (double quantile : digest.quantiles()) {
                number(json, quantile, VALUE);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, @Nullable Double value, MathContext digits) throws IOException {
        if (value == null || !Double.isFinite(value)) {
            json.writeNull();
            return;
        }
        BigDecimal rounded = new BigDecimal(value).round(digits).stripTrailingZeros();
        String plain = rounded.toPlainString();
        String scientific = rounded.toString();
        json.writeNumber(plain.length() <= scientific.length() ? plain : scientific);
    }
}
