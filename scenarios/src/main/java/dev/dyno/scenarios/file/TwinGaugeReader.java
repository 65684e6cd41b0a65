package dev.dyno.scenarios.file;

import dev.dyno.results.metric.Unit;
import dev.dyno.scenarios.twin.Gauge;
import java.util.List;

/** Reads how a twin shows its power. */
final class TwinGaugeReader {
    private static final String COUNTER_STEP = "counter-step";
    private static final String COUNTER_WRAP = "counter-wrap";

    private TwinGaugeReader() {}

    static Gauge of(Section gauge, boolean phone) {
        if (phone) {
            gauge.knowing(
                    "period", "phase", "shows", "step", "noise", "voltage-step", "charge-step", "unit", "discharge");
        } else {
            gauge.knowing("period", "phase", "shows", "step", "noise", "voltage-step", COUNTER_STEP, COUNTER_WRAP);
        }
        double counter = phone ? 0 : gauge.quantity(COUNTER_STEP, "0 J", Unit.JOULE, "0 J", "1 kJ");
        double wrap =
                phone ? Gauge.WRAP : gauge.quantity(COUNTER_WRAP, "4294.967296 J", Unit.JOULE, "1 uJ", "1000000 kJ");
        if (wrap <= counter) {
            gauge.reading().problem(gauge.place(), "'counter-wrap' is not above 'counter-step'");
            wrap = Double.MAX_VALUE;
        }
        return new Gauge(
                gauge.quantity("period", "1 s", Unit.SECOND, "1 ms", "1 h"),
                gauge.quantity("phase", "0 %", Unit.RATIO, "0 %", "99 %"),
                TwinReader.word(gauge, "shows", List.of("mean", "instant"), "mean")
                        .equals("mean"),
                gauge.quantity("step", "1 mA", Unit.AMPERE, "0 A", "10 A"),
                gauge.quantity("noise", "0 A", Unit.AMPERE, "0 A", "10 A"),
                phone
                        && TwinReader.word(gauge, "unit", List.of("uA", "mA"), "uA")
                                .equals("mA"),
                phone
                        && TwinReader.word(gauge, "discharge", List.of("negative", "positive"), "negative")
                                .equals("negative"),
                gauge.quantity("voltage-step", phone ? "1 mV" : "8 mV", Unit.VOLT, "0 V", "1 V"),
                phone ? gauge.quantity("charge-step", "1 mAh", Unit.AMPERE_SECOND, "0 mAh", "100 mAh") : 0,
                counter,
                wrap);
    }
}
