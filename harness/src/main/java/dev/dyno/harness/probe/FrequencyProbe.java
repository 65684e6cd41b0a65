package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Answer.Text;
import dev.dyno.harness.transport.Question;
import dev.dyno.results.metric.Provenance.Kind;
import dev.dyno.results.metric.Quantity;
import dev.dyno.results.metric.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The processors: which are online, how fast they run, and how fast they may. */
final class FrequencyProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final String CPUS = "/sys/devices/system/cpu/";
    private static final Question ONLINE =
            new Question.Files(List.of(CPUS + "online", CPUS + "present"), Duration.ofSeconds(2));
    private static final Question CLOCKS = new Question.Files(
            List.of(
                    CPUS + "cpufreq/policy*/scaling_cur_freq",
                    CPUS + "cpufreq/policy*/scaling_max_freq",
                    CPUS + "cpufreq/policy*/cpuinfo_max_freq",
                    CPUS + "cpufreq/policy*/scaling_governor",
                    CPUS + "cpu[0-9]*/cpufreq/scaling_cur_freq",
                    CPUS + "cpu[0-9]*/cpufreq/scaling_max_freq",
                    CPUS + "cpu[0-9]*/cpufreq/cpuinfo_max_freq",
                    CPUS + "cpu[0-9]*/cpufreq/scaling_governor"),
            LIMIT);

    @Override
    public List<Question> questions() {
        return List.of(ONLINE, CLOCKS);
    }

    @Override
    public List<Reading> readings(List<Answer> answers) {
        Findings found = new Findings(LIMIT);
        for (String file : List.of("online", "present")) {
            @Nullable Text text = answers.get(0).from(CPUS + file).orElse(null);
            found.add("cpu." + file, CPUS + file, FileFolders.value(text, FrequencyProbe::count));
        }
        Map<String, Map<String, Text>> all =
                new TreeMap<>(FileFolders.of(List.of(answers.get(1))).folders());
        boolean policies = all.keySet().stream().anyMatch(folder -> folder.contains("/cpufreq/policy"));
        // Each processor's folder is the same as its policy's.
        all.keySet().removeIf(folder -> policies && !folder.contains("/cpufreq/policy"));
        if (all.isEmpty()) {
            found.missing(List.of("cpu.frequency"), answers.get(1));
        }
        all.forEach((folder, files) -> clock(folder, files, found));
        return found.readings();
    }

    private static void clock(String folder, Map<String, Text> files, Findings found) {
        String own = folder.endsWith("/cpufreq") ? folder.substring(0, folder.length() - "/cpufreq".length()) : folder;
        String prefix = "cpu." + Findings.part(FileFolders.name(own)) + ".";
        Value current = FileFolders.value(files.get("scaling_cur_freq"), FrequencyProbe::kilohertz);
        Value cap = FileFolders.value(files.get("scaling_max_freq"), FrequencyProbe::kilohertz);
        Value most = FileFolders.value(files.get("cpuinfo_max_freq"), FrequencyProbe::kilohertz);
        found.add(prefix + "frequency", folder + "/scaling_cur_freq", current);
        found.add(prefix + "frequency_cap", folder + "/scaling_max_freq", cap);
        found.add(prefix + "frequency_most", folder + "/cpuinfo_max_freq", most);
        found.add(
                prefix + "governor",
                folder + "/scaling_governor",
                FileFolders.value(files.get("scaling_governor"), Believed::state));
        if (cap instanceof Value.Amount allowed && most instanceof Value.Amount possible) {
            double share = allowed.quantity().value() / possible.quantity().value();
            found.add(
                    prefix + "cap_share",
                    folder + "/scaling_max_freq over cpuinfo_max_freq",
                    new Value.Amount(new Quantity(share, Unit.RATIO), Kind.COMPUTED));
        }
    }

    /** From kHz; 1 MHz to 20 GHz. */
    private static Value kilohertz(String raw) {
        return Believed.gauge(raw, "1000", Unit.HERTZ, 1e6, 2e10);
    }

    /** How many processors a list such as {@code 0-3,6} names. */
    private static Value count(String raw) {
        String text = raw.strip();
        if (!text.matches("[0-9]{1,5}(-[0-9]{1,5})?(,[0-9]{1,5}(-[0-9]{1,5})?){0,500}")) {
            return new Value.Unavailable("it reads '" + Believed.shown(raw) + "', which is no list of processors");
        }
        int count = 0;
        for (String range : text.split(",", -1)) {
            String[] ends = range.split("-", -1);
            int size = Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
            if (size < 1) {
                return new Value.Unavailable("it reads '" + Believed.shown(raw) + "', which runs backwards");
            }
            count += size;
        }
        return Believed.gauge(Integer.toString(count), "1", Unit.COUNT, 1, 1e5);
    }
}
