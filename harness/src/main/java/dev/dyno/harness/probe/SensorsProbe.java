package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Question;
import dev.dyno.results.metric.Unit;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the command {@code sensors} of lm-sensors shows: blocks of a chip's name, its adapter, and lines of label and value. */
final class SensorsProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Question ASK = new Question.Output(List.of("sensors"), LIMIT);
    private static final Pattern CHIP = Pattern.compile("[A-Za-z0-9_.+:]{1,60}-[a-z0-9]{1,20}-[0-9a-zA-Z.:-]{1,40}");
    private static final Pattern LINE = Pattern.compile(
            "(?<label>[^:]{1,60}):\\s{0,40}(?<value>[-+]?[0-9.]{1,20}|N/A)\\s?(?<unit>°C|C|°F|mV|V|mA|A|mW|W|RPM|J|kJ)?(?:\\s.*)?");

    @Override
    public List<Question> questions() {
        return List.of(ASK);
    }

    @Override
    public List<Reading> readings(List<Answer> answers) {
        Findings found = new Findings(LIMIT);
        if (!Findings.said(answers.get(0))) {
            found.missing(List.of("sensors.chips"), answers.get(0));
            return found.readings();
        }
        String chip = "";
        for (String line : DeviceLines.of(Findings.content(answers.get(0))).lines()) {
            Matcher reading = LINE.matcher(line);
            if (line.isEmpty()) {
                chip = "";
            } else if (CHIP.matcher(line).matches()) {
                chip = line.substring(0, line.indexOf('-'));
            } else if (!chip.isEmpty() && reading.matches()) {
                add(found, chip, reading);
            }
        }
        if (found.readings().isEmpty()) {
            found.missing("sensors.chips", ASK.text(), "it shows no chip with a value");
        }
        return found.readings();
    }

    private static void add(Findings found, String chip, Matcher reading) {
        String label = reading.group("label");
        String raw = reading.group("value");
        String unit = reading.group("unit") == null ? "" : reading.group("unit");
        String own = Findings.part(chip) + "." + Findings.part(label);
        switch (unit) {
            case "°C", "C" ->
                found.add(
                        "sensors." + Heat.of(chip + " " + label).part() + "." + own,
                        ASK.text(),
                        Believed.celsius(chip, raw, "1"));
            case "V", "mV" -> found.add("sensors.voltage." + own, ASK.text(), gauge(raw, unit, Unit.VOLT));
            case "A", "mA" -> found.add("sensors.current." + own, ASK.text(), gauge(raw, unit, Unit.AMPERE));
            case "W", "mW" -> found.add("sensors.power." + own, ASK.text(), gauge(raw, unit, Unit.WATT));
            case "J", "kJ" ->
                found.add(
                        "sensors.energy." + own,
                        ASK.text(),
                        Believed.counter(raw, unit.equals("kJ") ? "1000" : "1", Unit.JOULE));
            case "RPM" -> {}
            default ->
                found.missing(
                        "sensors.other." + own, ASK.text(), "it reads '" + Believed.shown(raw) + "' without a unit");
        }
    }

    private static Value gauge(String raw, String unit, Unit base) {
        return Believed.gauge(raw, unit.startsWith("m") ? "0.001" : "1", base, -10_000, 10_000);
    }
}
