package dev.dyno.harness.probe;

import dev.dyno.harness.probe.DeviceLines.Keyed;
import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Answer.Text;
import dev.dyno.harness.transport.Question;
import dev.dyno.results.metric.Unit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kernel's account of memory: {@code /proc/meminfo}, in units of 1024 bytes that it calls kB. */
final class MemoryProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final String FILE = "/proc/meminfo";
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("MemTotal", "memory.total");
        NAMES.put("MemAvailable", "memory.available");
        NAMES.put("MemFree", "memory.free");
        NAMES.put("Cached", "memory.cached");
        NAMES.put("SwapTotal", "memory.swap_total");
        NAMES.put("SwapFree", "memory.swap_free");
    }

    @Override
    public List<Question> questions() {
        return List.of(new Question.Files(List.of(FILE), LIMIT));
    }

    @Override
    public List<Reading> readings(List<Answer> answers) {
        Findings found = new Findings(LIMIT);
        Optional<Text> text = answers.get(0).from(FILE).filter(Text::ok);
        if (text.isEmpty()) {
            found.missing(List.copyOf(NAMES.values()), answers.get(0));
            return found.readings();
        }
        Keyed said = DeviceLines.of(text.get().content()).keyed(":");
        NAMES.forEach((key, name) -> found.add(
                name, FILE, said.get(key, raw -> bytes(raw, key.equals("MemTotal") || key.equals("MemAvailable")))));
        return found.readings();
    }

    private static Value bytes(String raw, boolean positive) {
        if (!raw.endsWith(" kB")) {
            return new Value.Unavailable("it reads '" + Believed.shown(raw) + "', without its unit kB");
        }
        return Believed.gauge(
                raw.substring(0, raw.length() - 3).strip(), "1024", Unit.BYTE, positive ? 1 : 0, 1L << 50);
    }
}
