package dev.dyno.harness.energy;

import dev.dyno.harness.probe.PowerText;
import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.protocol.TrialSpec.Watch;
import dev.dyno.results.metric.Provenance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A command that prints a power.
 *
 * @param kind how far to trust it
 * @param name what it is called
 * @param argv the command
 * @param interval the time between two readings that is worth while
 * @param meaning of what it prints
 */
record CommandGauge(
        Provenance.Kind kind, String name, List<String> argv, Duration interval, Function<String, Value> meaning)
        implements EnergySource {
    /** One line of tegrastats, which by itself never ends. */
    static final List<String> TEGRASTATS = List.of("sh", "-c", "tegrastats --interval 100 | head -n 1");

    /** The first graphics processor of NVIDIA. */
    static CommandGauge nvidia(Provenance.Kind kind) {
        return new CommandGauge(
                kind,
                "NVIDIA GPU 0 (nvidia-smi, the card alone)",
                List.of("nvidia-smi", "-i", "0", "--query-gpu=power.draw", "--format=csv,noheader,nounits"),
                Duration.ofMillis(250),
                PowerText::watts);
    }

    /** A Jetson's input, or on boards with several the sum of them. */
    static CommandGauge tegrastats(Provenance.Kind kind) {
        return new CommandGauge(
                kind, "Jetson's power (tegrastats)", TEGRASTATS, Duration.ofMillis(500), PowerText::tegrastats);
    }

    /** A Raspberry Pi 5 by the rails of its power chip. */
    static CommandGauge pmic(Provenance.Kind kind) {
        return new CommandGauge(
                kind,
                "model of a Raspberry Pi 5 by its rails (vcgencmd pmic_read_adc)",
                List.of("vcgencmd", "pmic_read_adc"),
                Duration.ofMillis(250),
                PowerText::pmic);
    }

    @Override
    public Provenance provenance() {
        return new Provenance(kind, String.join(" ", argv));
    }

    @Override
    public List<Watch> watches() {
        return List.of(new Watch.Command(watch(), argv));
    }

    private String watch() {
        return Property.plain(argv.get(0).equals("sh") ? "tegrastats" : argv.get(0));
    }

    @Override
    public EnergyTrack decode(Map<String, List<RawReading>> raw) {
        Numbers watts = Numbers.of(raw, watch(), meaning);
        return watts.problem().isEmpty()
                ? new EnergyTrack.Power(watts.points(), watts.timeError(), watts.step())
                : new EnergyTrack.Refused(watts.problem());
    }
}
