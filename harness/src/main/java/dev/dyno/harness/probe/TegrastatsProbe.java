package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Question;
import dev.dyno.results.metric.Provenance.Kind;
import dev.dyno.results.metric.Quantity;
import dev.dyno.results.metric.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A Jetson's own monitor: one line of {@code tegrastats}, which by itself never ends. */
final class TegrastatsProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Question ASK =
            new Question.Output(List.of("sh", "-c", "tegrastats --interval 100 | head -n 1"), LIMIT);
    private static final String LINE = "tegrastats.power_total";

    private static final Pattern MEMORY = Pattern.compile("\\b(RAM|SWAP|IRAM) ([0-9]{1,9})/([0-9]{1,9})([kM])B");
    private static final Pattern CORES = Pattern.compile("\\bCPU \\[([^]]{1,2000})]");
    private static final Pattern CORE = Pattern.compile("([0-9]{1,3})%(?:@([0-9]{1,6}))?");
    private static final Pattern UNITS = Pattern.compile(
            "\\b(GR3D|GR3D2|EMC|VIC|APE|NVENC|NVDEC|NVJPG)(?:_FREQ)? ([0-9]{1,3})%(?:@\\[?([0-9]{1,6})(?=[\\s,\\]]))?");
    private static final Pattern HEAT =
            Pattern.compile("(?:^|\\s)([A-Za-z][A-Za-z0-9_-]{0,30})@(-?[0-9.]{1,12})C(?=\\s|$)");
    /** Now, and on average since it began; older ones leave out the unit. */
    private static final Pattern POWER = Pattern.compile(
            "(?:^|\\s)(?!(?:I?RAM|SWAP) )([A-Z][A-Z0-9_]{1,40}) (-?[0-9]{1,9})(?:mW)?/-?[0-9]{1,9}(?:mW)?(?=\\s|$)");

    private static final List<String> TOTALS = List.of("vdd_in", "pom_5v_in");
    /** Of the AGX Orin: a part of what its 5 V system rail carries. */
    private static final String PART = "vddq_vdd2_1v8ao";

    private static final String WHOLE = "vin_sys_5v0";
    /** What the sensor of the power chip says on boards that have none. */
    private static final String NO_PMIC = "PMIC@100C";

    private static final double MOST_WATTS = 1_000;

    @Override
    public List<Question> questions() {
        return List.of(ASK);
    }

    @Override
    public List<Reading> readings(List<Answer> answers) {
        Findings found = new Findings(LIMIT);
        if (!Findings.said(answers.get(0))) {
            found.missing(LINE, "tegrastats", "there is no tegrastats here, or it says nothing");
            return found.readings();
        }
        String text = Findings.content(answers.get(0));
        String line = line(text);
        memory(line, found);
        cores(line, found);
        units(line, found);
        Matcher heat = HEAT.matcher(line);
        for (int at = 0; heat.find(at); at = heat.end()) {
            String name = "tegrastats." + Heat.of(heat.group(1)).part() + "." + Findings.part(heat.group(1));
            found.add(
                    name,
                    "tegrastats",
                    heat.group().strip().equals(NO_PMIC)
                            ? new Value.Unavailable("it reads 100, as on every board without this sensor")
                            : Believed.celsius(heat.group(2), "1"));
        }
        found.add(LINE, "tegrastats", total(text));
        rails(line).forEach((rail, value) -> found.add("tegrastats.power." + rail, "tegrastats", value));
        return found.readings();
    }

    /** The first line may be all there is of it. */
    private static String line(String text) {
        return text.stripLeading().split("\\R", 2)[0].stripTrailing();
    }

    private static void memory(String line, Findings found) {
        Matcher memory = MEMORY.matcher(line);
        while (memory.find()) {
            String factor = memory.group(4).equals("M") ? "1048576" : "1024";
            String name = "tegrastats." + memory.group(1).toLowerCase(Locale.ROOT);
            found.add(name + "_used", "tegrastats", Believed.gauge(memory.group(2), factor, Unit.BYTE, 0, 1e15));
            found.add(name + "_total", "tegrastats", Believed.gauge(memory.group(3), factor, Unit.BYTE, 0, 1e15));
        }
    }

    private static void cores(String line, Findings found) {
        Matcher cores = CORES.matcher(line);
        if (!cores.find()) {
            return;
        }
        int number = 0;
        for (String text : cores.group(1).split(",", -1)) {
            String name = "tegrastats.cpu" + number++;
            Matcher core = CORE.matcher(text.strip());
            if (core.matches()) {
                load(name, core.group(1), core.group(2), found);
            } else {
                found.missing(
                        name + ".load",
                        "tegrastats",
                        text.strip().equals("off") ? "the core is off" : "it reads '" + Believed.shown(text) + "'");
            }
        }
    }

    private static void units(String line, Findings found) {
        Matcher unit = UNITS.matcher(line);
        while (unit.find()) {
            load("tegrastats." + unit.group(1).toLowerCase(Locale.ROOT), unit.group(2), unit.group(3), found);
        }
    }

    private static void load(String name, String percent, @Nullable String megahertz, Findings found) {
        found.add(name + ".load", "tegrastats", Believed.gauge(percent, "0.01", Unit.RATIO, 0, 1));
        if (megahertz != null) {
            found.add(name + ".frequency", "tegrastats", Believed.gauge(megahertz, "1000000", Unit.HERTZ, 1e6, 2e10));
        }
    }

    private static Map<String, Value> rails(String line) {
        Map<String, Value> rails = new TreeMap<>();
        Matcher power = POWER.matcher(line);
        for (int at = 0; power.find(at); at = power.end()) {
            rails.put(Findings.part(power.group(1)), Believed.gauge(power.group(2), "0.001", Unit.WATT, 0, MOST_WATTS));
        }
        return rails;
    }

    /**
     * What flows in; the parts are parts of it, and only where it is not shown their sum stands for it. So it is on the AGX boards,
     * where each part is an input of its own (NVIDIA, Jetson Linux Developer Guide, "Platform Power and Performance").
     *
     * @param text a line, of which one that does not end may have lost a part
     */
    static Value total(String text) {
        Map<String, Value> rails = rails(line(text));
        for (String input : TOTALS) {
            Value value = rails.get(input);
            if (value != null) {
                return value;
            }
        }
        String shown = text.stripLeading();
        if (!rails.isEmpty() && !shown.contains("\n") && !shown.contains("\r")) {
            return new Value.Unavailable("it shows only parts of the power, and the line may be cut off");
        }
        if (rails.size() == 1) {
            return new Value.Unavailable("it shows one part of the power alone, and no VDD_IN");
        }
        double sum = 0;
        for (Map.Entry<String, Value> rail : rails.entrySet()) {
            if (rail.getKey().equals(PART) && rails.containsKey(WHOLE)) {
                continue;
            }
            Value value = rail.getValue();
            if (!(value instanceof Value.Amount amount)) {
                return value;
            }
            sum += amount.quantity().value();
        }
        return rails.isEmpty()
                ? new Value.Unavailable("it shows no power, which may take root or lie beyond where the line is cut")
                : new Value.Amount(new Quantity(sum, Unit.WATT), Kind.COMPUTED);
    }
}
