package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Answer.Text;
import dev.dyno.harness.transport.Question;
import dev.dyno.results.metric.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Cumulative energy counters of processors (RAPL, by the kernel's powercap): they wrap at a given value, and only root may read them. */
final class RaplProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final String CLASS = "/sys/class/powercap/*:*/";
    private static final Question ASK =
            new Question.Files(List.of(CLASS + "name", CLASS + "energy_uj", CLASS + "max_energy_range_uj"), LIMIT);

    @Override
    public List<Question> questions() {
        return List.of(ASK);
    }

    @Override
    public List<Reading> readings(List<Answer> answers) {
        Findings found = new Findings(LIMIT);
        Map<String, Map<String, Text>> zones =
                new TreeMap<>(FileFolders.of(answers).folders());
        zones.forEach((folder, files) -> {
            if (files.containsKey("energy_uj")) {
                String name = "rapl." + name(folder, zones);
                @Nullable Text most = files.get("max_energy_range_uj");
                found.add(name + ".energy", folder + "/energy_uj", energy(files.get("energy_uj"), most));
                found.add(
                        name + ".wraps_at",
                        folder + "/max_energy_range_uj",
                        FileFolders.value(most, raw -> Believed.gauge(raw, "0.000001", Unit.JOULE, 1e-6, 1e15)));
            }
        });
        if (found.readings().isEmpty()) {
            found.missing(List.of("rapl.energy"), answers.get(0));
        }
        return found.readings();
    }

    private static Value energy(@Nullable Text text, @Nullable Text most) {
        if (text != null && text.problem().contains("ermission denied")) {
            return new Value.Unavailable("Permission denied: only root may read it");
        }
        Value energy = FileFolders.value(text, raw -> Believed.counter(raw, "0.000001", Unit.JOULE));
        Optional<BigDecimal> value = Believed.parse(FileFolders.line(text));
        Optional<BigDecimal> wrap = Believed.parse(FileFolders.line(most));
        boolean wraps = wrap.isPresent() && wrap.get().signum() > 0;
        if (value.isPresent() && wraps && value.get().compareTo(wrap.get()) > 0) {
            return new Value.Unavailable("it reads more than the value at which it wraps");
        }
        return energy;
    }

    /** A zone's name behind that of the zone which it is a part of: {@code intel-rapl:0:1} is a part of {@code intel-rapl:0}. */
    private static String name(String folder, Map<String, Map<String, Text>> zones) {
        String label = FileFolders.line(zones.getOrDefault(folder, Map.of()).get("name"));
        String own = Findings.part(label.isEmpty() ? FileFolders.name(folder) : label);
        String zone = FileFolders.name(folder);
        if (zone.indexOf(':') == zone.lastIndexOf(':')) {
            return own;
        }
        String parent = zone.substring(0, zone.lastIndexOf(':'));
        return zones.keySet().stream()
                .filter(other -> FileFolders.name(other).equals(parent))
                .findFirst()
                .map(other -> name(other, zones) + "." + own)
                .orElse(own);
    }
}
