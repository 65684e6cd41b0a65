package dev.dyno.harness.probe;

import dev.dyno.harness.probe.DeviceLines.Keyed;
import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Question;
import dev.dyno.results.metric.Provenance.Kind;
import dev.dyno.results.metric.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Android's own view of its battery: {@code dumpsys battery}. */
final class BatteryProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Question ASK = new Question.Output(List.of("dumpsys", "battery"), LIMIT);
    private static final Map<String, String> STATUS =
            Map.of("1", "unknown", "2", "charging", "3", "discharging", "4", "not charging", "5", "full");
    private static final Map<String, String> HEALTH = Map.of(
            "1",
            "unknown",
            "2",
            "good",
            "3",
            "overheat",
            "4",
            "dead",
            "5",
            "over voltage",
            "6",
            "failure",
            "7",
            "cold");
    private static final List<String> NAMES = List.of(
            "android_battery.level",
            "android_battery.status",
            "android_battery.plugged",
            "android_battery.voltage",
            "android_battery.temperature",
            "android_battery.charge");
    private static final List<String> SUPPLIES = List.of("AC", "USB", "Wireless", "Dock");

    @Override
    public List<Question> questions() {
        return List.of(ASK);
    }

    @Override
    public List<Reading> readings(List<Answer> answers) {
        Answer answer = answers.get(0);
        Findings found = new Findings(LIMIT);
        if (!Findings.said(answer)) {
            found.missing(NAMES, answer);
            return found.readings();
        }
        String text = Findings.content(answer);
        Keyed said = DeviceLines.of(text).keyed(":");
        Optional<String> unusable = unusable(text, said);
        if (unusable.isPresent()) {
            NAMES.forEach(name -> found.missing(name, ASK.text(), unusable.get()));
            return found.readings();
        }
        found.add("android_battery.level", ASK.text(), level(said));
        found.add("android_battery.status", ASK.text(), said.get("status", raw -> Believed.state(raw, STATUS)));
        found.add("android_battery.health", ASK.text(), said.get("health", raw -> Believed.state(raw, HEALTH)));
        found.add("android_battery.plugged", ASK.text(), plugged(said));
        found.add("android_battery.voltage", ASK.text(), volts(said));
        found.add(
                "android_battery.temperature",
                ASK.text(),
                said.get("temperature", raw -> Believed.celsius(raw, "0.1")));
        found.add("android_battery.charge", ASK.text(), said.get("Charge counter", Gauges::charge));
        return found.readings();
    }

    private static Optional<String> unusable(String text, Keyed said) {
        if (text.contains("UPDATES STOPPED")) {
            return Optional.of(
                    "its updates are stopped, so the values may be faked; dumpsys battery reset starts them");
        }
        return said.text("present").equals("false")
                ? Optional.of("it says that no battery is present")
                : Optional.empty();
    }

    private static Value volts(Keyed said) {
        return said.get("voltage", Gauges::volts);
    }

    private static Value level(Keyed said) {
        Value level = said.get("level", raw -> Believed.gauge(raw, "1", Unit.RATIO, 0, 1e6));
        Value scale = said.get("scale", raw -> Believed.gauge(raw, "1", Unit.RATIO, 1, 1e6));
        if (!(level instanceof Value.Amount amount)) {
            return level;
        }
        // What is at 0 % is about to go out, and has a voltage until then.
        if (amount.quantity().value() == 0 && !(volts(said) instanceof Value.Amount)) {
            return new Value.Unavailable("it reads 0 without a voltage, as where no battery is");
        }
        if (!(scale instanceof Value.Amount)) {
            return new Value.Unavailable("its scale is not known: " + ((Value.Unavailable) scale).reason());
        }
        BigDecimal share =
                new BigDecimal(said.text("level")).divide(new BigDecimal(said.text("scale")), MathContext.DECIMAL64);
        return Believed.gauge(share.toPlainString(), "1", Unit.RATIO, 0, 1);
    }

    private static Value plugged(Keyed said) {
        for (String supply : SUPPLIES) {
            String powered = said.text(supply + " powered");
            if (powered.equals("true")) {
                return new Value.State(supply.toLowerCase(java.util.Locale.ROOT), Kind.GAUGE);
            }
        }
        return said.text("AC powered").equals("false")
                        && said.text("USB powered").equals("false")
                ? new Value.State("unplugged", Kind.GAUGE)
                : new Value.Unavailable("there is no 'AC powered' or 'USB powered' in it");
    }
}
