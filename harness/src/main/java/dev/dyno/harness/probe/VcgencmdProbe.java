package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Question;
import dev.dyno.results.metric.Provenance.Kind;
import dev.dyno.results.metric.Quantity;
import dev.dyno.results.metric.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Raspberry Pi's firmware: throttling, temperature, the real clock, and on a Pi 5 the rails of its power chip. */
final class VcgencmdProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Pattern THROTTLED = Pattern.compile("throttled=0x([0-9a-fA-F]{1,8})");
    private static final Pattern TEMPERATURE = Pattern.compile("temp=([-+0-9.]{1,12})'C");
    private static final Pattern CLOCK = Pattern.compile("frequency\\([0-9]{1,3}\\)=([0-9]{1,12})");
    private static final Pattern RAIL = Pattern.compile(
            "(?<rail>[A-Z0-9_]{1,40})_(?<what>[AV]) (?:current|volt)\\([0-9]{1,3}\\)=(?<value>[0-9.]{1,20})[AV]");
    private static final long FAILED = 0x80000000L;
    private static final List<String> STATES =
            List.of("under-voltage", "frequency capped", "throttled", "soft temperature limit");
    private static final int SINCE_BOOT = 16;
    /** What the rails do not see, by a fit that Pi 5 owners made against a meter at the plug. */
    private static final double SLOPE = 1.1451;

    private static final double OFFSET_WATTS = 0.5879;

    @Override
    public List<Question> questions() {
        return List.of(ask("get_throttled"), ask("measure_temp"), ask("measure_clock", "arm"), ask("pmic_read_adc"));
    }

    private static Question ask(String... words) {
        List<String> command = new ArrayList<>(List.of("vcgencmd"));
        command.addAll(List.of(words));
        return new Question.Output(command, LIMIT);
    }

    @Override
    public List<Reading> readings(List<Answer> answers) {
        Findings found = new Findings(LIMIT);
        add(found, "raspberry.throttled", answers.get(0), VcgencmdProbe::throttled);
        add(
                found,
                "raspberry.temperature",
                answers.get(1),
                text -> matched(TEMPERATURE, text, raw -> Believed.celsius(raw, "1")));
        add(
                found,
                "raspberry.arm_clock",
                answers.get(2),
                text -> matched(CLOCK, text, raw -> Believed.gauge(raw, "1", Unit.HERTZ, 1e6, 2e10)));
        add(found, "raspberry.power", answers.get(3), VcgencmdProbe::power);
        return found.readings();
    }

    private static void add(Findings found, String name, Answer answer, Function<String, Value> meaning) {
        if (Findings.said(answer)) {
            found.add(name, answer.question().text(), meaning.apply(Findings.content(answer)));
        } else {
            found.missing(List.of(name), answer);
        }
    }

    private static Value matched(Pattern pattern, String text, Function<String, Value> meaning) {
        Matcher matcher = pattern.matcher(text.strip());
        return matcher.matches()
                ? meaning.apply(matcher.group(1))
                : new Value.Unavailable("it reads '" + Believed.shown(text) + "', which is no such value");
    }

    private static Value throttled(String text) {
        return matched(THROTTLED, text, raw -> {
            long bits = Long.parseLong(raw, 16);
            if ((bits & FAILED) != 0) {
                return new Value.Unavailable("the firmware answered with an error (0x" + raw + ")");
            }
            List<String> words = new ArrayList<>();
            for (int i = 0; i < STATES.size(); i++) {
                boolean now = (bits >> i & 1) == 1;
                if (now || (bits >> (i + SINCE_BOOT) & 1) == 1) {
                    words.add(STATES.get(i) + (now ? " now" : " since boot"));
                }
            }
            return new Value.State(words.isEmpty() ? "never" : String.join(", ", words), Kind.GAUGE);
        });
    }

    static Value power(String text) {
        Map<String, Double> amperes = new LinkedHashMap<>();
        Map<String, Double> volts = new LinkedHashMap<>();
        for (String line : DeviceLines.of(text).lines()) {
            Matcher rail = RAIL.matcher(line);
            if (rail.matches() && Believed.parse(rail.group("value")).isPresent()) {
                (rail.group("what").equals("A") ? amperes : volts)
                        .put(rail.group("rail"), Double.parseDouble(rail.group("value")));
            }
        }
        amperes.keySet().retainAll(volts.keySet());
        if (amperes.isEmpty()) {
            return new Value.Unavailable("it shows no rail with both its voltage and its current");
        }
        double watts = amperes.entrySet().stream()
                .mapToDouble(rail -> rail.getValue() * volts.getOrDefault(rail.getKey(), 0.0))
                .sum();
        return watts > 0 && watts < 100
                ? new Value.Amount(new Quantity(SLOPE * watts + OFFSET_WATTS, Unit.WATT), Kind.MODELLED)
                : new Value.Unavailable("its rails come to " + watts + " W, which cannot be true");
    }
}
