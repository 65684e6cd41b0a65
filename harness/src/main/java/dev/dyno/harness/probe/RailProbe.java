package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Answer.Text;
import dev.dyno.harness.transport.Question;
import dev.dyno.results.metric.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The power rails of a phone that meters them itself (ODPM, Pixels since the 6): the energy of each since its start. Which of the kernel's
 * measuring devices they are is told by what their files hold, as their numbers differ from start to start.
 */
final class RailProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final String DEVICES = "/sys/bus/iio/devices/iio:device*/";
    private static final Question ENERGIES =
            new Question.Files(List.of(DEVICES + "energy_value", DEVICES + "enabled_rails"), LIMIT);
    private static final Question CHANNELS =
            new Question.Output(List.of("dumpsys", "powerstats"), Duration.ofSeconds(5));

    /** {@code CH3(T=349894)[S2M_VDD_CPUCL2], 30203502}: microjoules; older kernels leave out the time, others add columns. */
    private static final Pattern ENERGY = Pattern.compile(
            "CH[0-9]{1,3}(?:\\(T=[0-9]{1,20}\\))?\\[(?<rail>[A-Za-z0-9_.-]{1,60})],? *(?<value>[^\\s,]{1,40})(?: *,.*)?");
    /** {@code CH0[S10M_VDD_TPU]:Tensor}. */
    private static final Pattern RAIL =
            Pattern.compile("CH[0-9]{1,3}\\[(?<rail>[A-Za-z0-9_.-]{1,60})]:(?<system>.{1,60})");

    private static final Pattern CHANNEL = Pattern.compile(
            "ChannelId: *[0-9]{1,4}, *ChannelName: *(?<rail>[A-Za-z0-9_.-]{1,60}), *ChannelSubsystem: *(?<system>.{1,60})");

    @Override
    public List<Question> questions() {
        return List.of(ENERGIES, CHANNELS);
    }

    @Override
    public List<Reading> readings(List<Answer> answers) {
        Findings found = new Findings(LIMIT);
        Map<String, String> systems = new TreeMap<>();
        Map<String, Map<String, Text>> folders =
                FileFolders.of(List.of(answers.get(0))).folders();
        folders.values().forEach(files -> systems(files.get("enabled_rails"), systems));
        folders.forEach((folder, files) -> energies(folder + "/energy_value", files.get("energy_value"), found));
        if (Findings.said(answers.get(1))) {
            for (String line : DeviceLines.of(Findings.content(answers.get(1))).lines()) {
                Matcher channel = CHANNEL.matcher(line);
                if (channel.matches()) {
                    systems.putIfAbsent(channel.group("rail"), channel.group("system"));
                }
            }
        }
        if (found.readings().isEmpty()) {
            found.missing(
                    "rail.energy",
                    ENERGIES.text(),
                    folders.isEmpty() ? Findings.problem(answers.get(0)) : "none of these devices meters energy");
        }
        systems.forEach((rail, system) -> found.add(
                "rail." + Findings.part(rail) + ".feeds",
                "enabled_rails or dumpsys powerstats",
                Believed.state(system)));
        return found.readings();
    }

    private static void systems(@Nullable Text text, Map<String, String> systems) {
        if (text == null || !text.ok()) {
            return;
        }
        for (String line : DeviceLines.of(text.content()).lines()) {
            Matcher rail = RAIL.matcher(line);
            if (rail.matches()) {
                systems.putIfAbsent(rail.group("rail"), rail.group("system"));
            }
        }
    }

    private static void energies(String source, @Nullable Text text, Findings found) {
        if (text == null) {
            return;
        }
        if (!text.ok()) {
            found.missing("rail.energy", source, Findings.problem(text));
            return;
        }
        for (String line : DeviceLines.of(text.content()).lines()) {
            Matcher energy = ENERGY.matcher(line);
            if (energy.matches()) {
                String name = "rail." + Findings.part(energy.group("rail").toLowerCase(Locale.ROOT)) + ".energy";
                Value value = Believed.counter(energy.group("value"), "0.000001", Unit.JOULE);
                found.add(name, source, value);
            } else if (line.startsWith("CH")) {
                found.missing(
                        "rail.energy", source, "it reads '" + Believed.shown(line) + "', which is no rail's energy");
            }
        }
    }
}
