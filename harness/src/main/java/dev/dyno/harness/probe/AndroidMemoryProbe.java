package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Question;
import dev.dyno.results.metric.Unit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Android tells of one process's memory, {@code dumpsys meminfo}: that of the system itself, which every phone has. It shows whether
 * the phone accounts for its graphics memory.
 */
final class AndroidMemoryProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Question ASK = new Question.Output(List.of("dumpsys", "meminfo", "system"), LIMIT);
    private static final String PREFIX = "android_memory.";

    /** Keys of the summary by the reading's name; all in kB of 1024 bytes. Newer systems have a second column, the resident size. */
    private static final Map<String, Pattern> KEYS = new LinkedHashMap<>();

    static {
        key("java_heap", "^Java Heap:");
        key("native_heap", "^Native Heap:");
        key("code", "^Code:");
        key("stack", "^Stack:");
        key("graphics", "^Graphics:");
        key("system", "^System:");
        key("pss", "^TOTAL(?: PSS)?:");
        key("rss", "(?:^|\\s)TOTAL RSS:");
        key("swap_pss", "(?:^|\\s)TOTAL SWAP PSS:");
    }

    /** The table's last line, where there is no summary. */
    private static final Pattern TABLE = Pattern.compile("^TOTAL +([0-9]{1,12})(?: .*)?$");

    private static void key(String name, String before) {
        KEYS.put(name, Pattern.compile(before + "\\s*([^\\s]{1,30})(?=\\s|$)"));
    }

    @Override
    public List<Question> questions() {
        return List.of(ASK);
    }

    @Override
    public List<Reading> readings(List<Answer> answers) {
        Findings found = new Findings(LIMIT);
        Answer answer = answers.get(0);
        if (!Findings.said(answer)) {
            found.missing(List.of(PREFIX + "pss"), answer);
            return found.readings();
        }
        String source = "dumpsys meminfo";
        Map<String, String> values =
                values(DeviceLines.of(Findings.content(answer)).lines());
        if (!values.containsKey("pss")) {
            String said = Findings.content(answer).strip();
            found.missing(
                    PREFIX + "pss",
                    source,
                    said.startsWith("No process")
                            ? Believed.shown(said)
                            : "there is no 'TOTAL' in it, or it is cut off");
        }
        values.forEach((name, raw) -> found.add(PREFIX + name, source, value(name, raw)));
        return found.readings();
    }

    private static Map<String, String> values(List<String> lines) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : lines) {
            KEYS.forEach((name, pattern) -> {
                Matcher key = pattern.matcher(line);
                if (key.find()) {
                    values.putIfAbsent(name, key.group(1));
                }
            });
        }
        for (String line : lines) {
            Matcher table = TABLE.matcher(line);
            if (table.matches()) {
                values.putIfAbsent("pss", table.group(1));
            }
        }
        return values;
    }

    private static Value value(String name, String raw) {
        if (name.equals("graphics") && raw.equals("0")) {
            return new Value.Unavailable("it reads 0, as where the phone does not account for graphics memory");
        }
        return Believed.gauge(raw.replace(",", ""), "1024", Unit.BYTE, 0, 1e15);
    }
}
