package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Question;
import dev.dyno.results.metric.Provenance.Kind;
import dev.dyno.results.metric.Unit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Android's book of what the battery gave since it was last charged. What it says of programs and parts is a model by the vendor's
 * table of powers; only what the battery itself lost was measured.
 */
final class BatteryStatsProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Question TEXT = new Question.Output(List.of("dumpsys", "batterystats"), LIMIT);
    private static final Question CHECKIN = new Question.Output(List.of("dumpsys", "batterystats", "--checkin"), LIMIT);
    private static final String PREFIX = "battery_stats.";
    private static final String NUMBER = "(-?[0-9]{1,9}(?:[.,][0-9]{1,9})?)";
    /** From mAh. */
    private static final String AMPERE_SECONDS = "3.6";

    private static final double MOST_CHARGE = 1e9;
    private static final Map<String, Pattern> LINES = new LinkedHashMap<>();
    private static final Pattern USE = Pattern.compile("Capacity: " + NUMBER + ", Computed drain: " + NUMBER
            + "(?:, actual drain: " + NUMBER + "(?:-" + NUMBER + ")?)?.*");
    /** The state of the battery in the history, as {@code 9,h,2000,Bl=50,Bs=d,Bt=236,Bv=3820}; only what changed stands there. */
    private static final Pattern STATE = Pattern.compile("\\b(Bl|Bt|Bv|Bs)=([^,\\s]{1,20})");

    private static final Map<String, String> STATUS =
            Map.of("c", "charging", "d", "discharging", "n", "not charging", "f", "full", "?", "unknown");

    static {
        LINES.put("capacity_estimated", Pattern.compile("Estimated battery capacity: " + NUMBER + " mAh.*"));
        LINES.put("capacity_learned", Pattern.compile("Last learned battery capacity: " + NUMBER + " mAh.*"));
        LINES.put("discharge", Pattern.compile("Discharge: " + NUMBER + " mAh.*"));
    }

    @Override
    public List<Question> questions() {
        return List.of(TEXT, CHECKIN);
    }

    @Override
    public List<Reading> readings(List<Answer> answers) {
        Findings found = new Findings(LIMIT);
        text(answers.get(0), found);
        checkin(answers.get(1), found);
        return found.readings();
    }

    private static void text(Answer answer, Findings found) {
        if (!Findings.said(answer)) {
            found.missing(List.of(PREFIX + "discharge"), answer);
            return;
        }
        for (String line : DeviceLines.of(Findings.content(answer)).lines()) {
            LINES.forEach((name, pattern) -> {
                Matcher matcher = pattern.matcher(line);
                if (matcher.matches() && absent(found, PREFIX + name)) {
                    found.add(PREFIX + name, TEXT.text(), charge(name, matcher.group(1)));
                }
            });
            Matcher use = USE.matcher(line);
            if (use.matches() && absent(found, PREFIX + "computed_drain")) {
                found.add(PREFIX + "computed_drain", TEXT.text(), modelled(charge("", use.group(2))));
            }
        }
        if (absent(found, PREFIX + "discharge")) {
            found.missing(
                    PREFIX + "discharge", TEXT.text(), "there is no 'Discharge: ... mAh' in it, or it is cut off");
        }
    }

    private static void checkin(Answer answer, Findings found) {
        if (!Findings.said(answer)) {
            found.missing(List.of(PREFIX + "last_level"), answer);
            return;
        }
        Map<String, String> last = new LinkedHashMap<>();
        for (String line : DeviceLines.of(Findings.content(answer)).lines()) {
            if (line.matches("[0-9]{1,3},h,.*")) {
                Matcher state = STATE.matcher(line);
                while (state.find()) {
                    last.put(state.group(1), state.group(2));
                }
            }
        }
        String source = CHECKIN.text();
        state(last, "Bl", "last_level", raw -> Believed.gauge(raw, "0.01", Unit.RATIO, 0, 1), source, found);
        state(last, "Bt", "last_temperature", raw -> Believed.celsius(raw, "0.1"), source, found);
        state(last, "Bv", "last_voltage", Gauges::volts, source, found);
        state(last, "Bs", "last_status", raw -> Believed.state(raw, STATUS), source, found);
    }

    private static void state(
            Map<String, String> last,
            String key,
            String name,
            Function<String, Value> meaning,
            String source,
            Findings found) {
        String raw = last.get(key);
        found.add(
                PREFIX + name,
                source,
                raw == null ? new Value.Unavailable("its history tells no '" + key + "='") : meaning.apply(raw));
    }

    /** A capacity of 0 is one that nobody knows, and so is what a phone without a counter lost. */
    private static Value charge(String name, String raw) {
        if (raw.matches("[0.,]+")) {
            return new Value.Unavailable("it reads 0, as with no counter, or right after charging");
        }
        double least = name.startsWith("capacity") ? 180 : 0;
        return Believed.gauge(raw.replace(',', '.'), AMPERE_SECONDS, Unit.AMPERE_SECOND, least, MOST_CHARGE);
    }

    private static Value modelled(Value value) {
        return value instanceof Value.Amount amount ? new Value.Amount(amount.quantity(), Kind.MODELLED) : value;
    }

    private static boolean absent(Findings found, String name) {
        return found.readings().stream().noneMatch(reading -> reading.name().equals(name));
    }
}
