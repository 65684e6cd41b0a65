package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Question;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Whether an Android device is awake: {@code dumpsys power}. */
final class WakefulnessProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Question ASK = new Question.Output(List.of("dumpsys", "power"), LIMIT);
    private static final Map<String, String> STATES = Map.of(
            "Awake",
            "awake",
            "Asleep",
            "asleep",
            "Dozing",
            "dozing",
            "Dreaming",
            "dreaming",
            "0",
            "asleep",
            "1",
            "awake",
            "2",
            "dreaming",
            "3",
            "dozing");

    @Override
    public List<Question> questions() {
        return List.of(ASK);
    }

    @Override
    public List<Reading> readings(List<Answer> answers) {
        Findings found = new Findings(LIMIT);
        if (!Findings.said(answers.get(0))) {
            found.missing(List.of("screen.wakefulness"), answers.get(0));
            return found.readings();
        }
        DeviceLines.Keyed said =
                DeviceLines.of(Findings.content(answers.get(0))).keyed("=");
        Value value = said.get("mWakefulness", raw -> Believed.state(raw.split(" ", 2)[0], STATES));
        found.add("screen.wakefulness", ASK.text(), value);
        return found.readings();
    }
}
