package dev.dyno.harness.energy;

import dev.dyno.harness.probe.Probing;
import dev.dyno.harness.probe.Reading;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Inquirer;
import dev.dyno.harness.transport.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the ways in which a device's energy can be learned. In this order: rails of a power monitor on the device, counters of processors, counters
 * of hwmon; the battery's gauge, power monitors of the board, tegrastats, nvidia-smi; the battery's coarse counter of charge; a model by
 * the rails of a Raspberry Pi.
 */
public final class EnergySources {
    private static final String RAILS = "/sys/bus/iio/devices/iio:device*/energy_value";
    private static final List<Question> OWN = List.of(
            new Question.Files(List.of(RAILS), Duration.ofSeconds(3)),
            new Question.Output(CommandGauge.TEGRASTATS, Duration.ofSeconds(3)));

    private EnergySources() {}

    /**
     * The best source of a device: a cumulative counter before a sampled gauge before a model of the device. What a source says
     * just now is looked at too: one that cannot be read or believed is not chosen.
     *
     * @throws dev.dyno.results.error.DeviceException if the device itself cannot be reached
     */
    public static EnergyChoice choose(DeviceSession session, Inquirer inquirer) {
        return of(inquirer.ask(session, questions()));
    }

    /** What a device is asked for. */
    public static List<Question> questions() {
        List<Question> questions = new ArrayList<>(OWN);
        questions.addAll(Probing.questions());
        return questions;
    }

    /**
     * The best source by what a device answered.
     *
     * @param answers one per question of {@link #questions()}
     */
    public static EnergyChoice of(List<Answer> answers) {
        List<Reading> readings = Probing.readings(answers.subList(OWN.size(), answers.size()));
        Offers offers = new Offers(new Readings(readings), answers.get(0), answers.get(1));
        List<String> others = new ArrayList<>(offers.refused());
        List<EnergySource> sources = offers.sources();
        if (sources.isEmpty()) {
            return new EnergyChoice.None(
                    others.isEmpty()
                            ? "it offers no counter of energy, no gauge of power and no model of its power; an external meter would"
                                    + " tell"
                            : String.join("; ", others));
        }
        EnergySource best = sources.get(0);
        sources.stream().skip(1).forEach(other -> others.add(other.name() + ": " + best.name() + " tells more"));
        return new EnergyChoice.Chosen(best, others);
    }
}
