package dev.dyno.harness.probe;

import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Inquirer;
import dev.dyno.harness.transport.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads, again and again, in what condition one device is to measure: heat, throttling, clocks, power, screen, load. The names are
 * those of {@link Probing}. A program that the device has not is asked for once only. For one thread.
 */
public final class ConditionProbing {
    private static final int NOT_FOUND = 127;
    private static final List<Probe> PROBES = List.of(
            new BatteryProbe(),
            new ThermalServiceProbe(),
            new ThermalZoneProbe(),
            new PowerSupplyProbe(),
            new FrequencyProbe(),
            new LoadProbe(),
            new HwmonProbe(),
            new WakefulnessProbe(),
            new VcgencmdProbe(),
            new ThrottleCountProbe(),
            new ClockProbe());

    private final Inquirer inquirer;
    private final Map<Question, Answer> absent = new HashMap<>();

    /** For one device. */
    public ConditionProbing(Inquirer inquirer) {
        this.inquirer = inquirer;
    }

    /**
     * Reads it now.
     *
     * @throws dev.dyno.results.error.DeviceException if the device itself cannot be reached
     */
    public List<Reading> read(DeviceSession session) {
        List<Question> all = Probing.questions(PROBES);
        List<Question> asked =
                all.stream().filter(question -> !absent.containsKey(question)).toList();
        Map<Question, Answer> answers = new HashMap<>(absent);
        for (Answer answer : inquirer.ask(session, asked)) {
            answers.put(answer.question(), answer);
            if (answer.texts().stream().anyMatch(text -> text.exitCode() == NOT_FOUND)) {
                absent.put(answer.question(), answer);
            }
        }
        List<Answer> ordered = new ArrayList<>();
        all.forEach(question -> ordered.add(answers.getOrDefault(question, new Answer(question, List.of()))));
        return Probing.readings(PROBES, ordered);
    }
}
