package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Question;
import dev.dyno.results.metric.Provenance.Kind;
import dev.dyno.results.metric.Quantity;
import dev.dyno.results.metric.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** NVIDIA's graphics processors: {@code nvidia-smi -q -x}, whose elements have other names from one version to the next. */
final class NvidiaProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Question ASK = new Question.Output(List.of("nvidia-smi", "-q", "-x"), LIMIT);

    private static final Set<String> STATES = Set.of("Active", "Not Active");
    private static final Set<Unit> NEVER_NONE = Set.of(Unit.WATT, Unit.HERTZ);

    @Override
    public List<Question> questions() {
        return List.of(ASK);
    }

    @Override
    public List<Reading> readings(List<Answer> answers) {
        Findings found = new Findings(LIMIT);
        Answer answer = answers.get(0);
        if (!Findings.said(answer)) {
            found.missing(List.of("nvidia.gpus"), answer);
            return found.readings();
        }
        List<Map<String, String>> gpus = NvidiaXml.gpus(Findings.content(answer));
        if (gpus.isEmpty()) {
            found.missing(
                    "nvidia.gpus", ASK.text(), "it shows no GPU: '" + Believed.shown(Findings.content(answer)) + "'");
        }
        for (int i = 0; i < gpus.size(); i++) {
            new Gpu("nvidia." + i + ".", gpus.get(i), found).find();
        }
        return found.readings();
    }

    /**
     * One processor.
     *
     * @param elements texts by the names of their elements, with {@code /} between them
     */
    private record Gpu(String prefix, Map<String, String> elements, Findings found) {
        void find() {
            if (elements.containsKey("product_name")) {
                found.add(prefix + "model", ASK.text(), Believed.state(elements.getOrDefault("product_name", "")));
            }
            number("temperature", Unit.CELSIUS, "temperature/gpu_temp");
            number(
                    "power",
                    Unit.WATT,
                    "gpu_power_readings/instant_power_draw",
                    "gpu_power_readings/power_draw",
                    "power_readings/power_draw",
                    "gpu_power_readings/average_power_draw");
            number(
                    "power_limit",
                    Unit.WATT,
                    "gpu_power_readings/current_power_limit",
                    "gpu_power_readings/enforced_power_limit",
                    "power_readings/enforced_power_limit",
                    "gpu_power_readings/power_limit",
                    "power_readings/power_limit");
            number("sm_clock", Unit.HERTZ, "clocks/sm_clock");
            number("memory_clock", Unit.HERTZ, "clocks/mem_clock");
            number("memory_total", Unit.BYTE, "fb_memory_usage/total");
            number("memory_used", Unit.BYTE, "fb_memory_usage/used");
            number("busy", Unit.RATIO, "utilization/gpu_util");
            found.add(prefix + "throttled", ASK.text(), throttled());
        }

        private void number(String name, Unit unit, String... places) {
            Value best = new Value.Unavailable("it shows no " + places[0]);
            for (String place : places) {
                if (elements.containsKey(place) && !(best instanceof Value.Amount)) {
                    best = quantity(elements.getOrDefault(place, ""), unit);
                }
            }
            boolean none =
                    best instanceof Value.Amount amount && amount.quantity().value() == 0;
            found.add(
                    prefix + name,
                    ASK.text(),
                    none && NEVER_NONE.contains(unit)
                            ? new Value.Unavailable("it reads 0, as a processor does that is off or lost")
                            : best);
        }

        private static Value quantity(String raw, Unit unit) {
            try {
                Quantity quantity = Quantity.parse(raw);
                String plain = new java.math.BigDecimal(quantity.in(unit)).toPlainString();
                return unit == Unit.CELSIUS
                        ? Believed.celsius(raw.replaceAll("[^-+0-9.]", ""), "1")
                        : Believed.gauge(plain.length() > 40 ? plain.substring(0, 24) : plain, "1", unit, 0, 1e15);
            } catch (IllegalArgumentException e) {
                return new Value.Unavailable("it reads '" + Believed.shown(raw) + "'");
            }
        }

        private Value throttled() {
            List<String> active = new ArrayList<>();
            boolean known = false;
            for (Map.Entry<String, String> element : elements.entrySet()) {
                String[] place = element.getKey().split("/", -1);
                boolean told = STATES.contains(element.getValue());
                if (told && place.length == 2 && place[0].matches("clocks_(throttle|event)_reasons")) {
                    known = true;
                    String reason = place[1].replaceFirst("^clocks_(throttle|event)_reason_", "");
                    if (element.getValue().equals("Active") && !reason.equals("gpu_idle")) {
                        active.add(reason.replace('_', ' '));
                    }
                }
            }
            if (!known) {
                return new Value.Unavailable("it shows no reasons for lower clocks");
            }
            return new Value.State(active.isEmpty() ? "none" : String.join(", ", active), Kind.GAUGE);
        }
    }
}
