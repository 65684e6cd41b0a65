package dev.dyno.harness.probe;

import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Question;
import dev.dyno.results.metric.Unit;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The device's date and the time since it was started, read right after each other: when it was set, their difference jumps. */
final class ClockProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    /** Not every {@code date} knows parts of a second; it then prints nothing, or the letters. */
    private static final Question ASK = new Question.Output(
            List.of("sh", "-c", "date +%s.%N; read -r up idle </proc/uptime && echo \"$up\""), LIMIT);

    private static final Pattern DATE = Pattern.compile("([0-9]{9,11})(?:\\.([0-9]{0,9})[^0-9]*)?");
    private static final String WALL = "clock.wall";
    private static final String UPTIME = "clock.uptime";

    @Override
    public List<Question> questions() {
        return List.of(ASK);
    }

    @Override
    public List<Reading> readings(List<Answer> answers) {
        Findings found = new Findings(LIMIT);
        if (!Findings.said(answers.get(0))) {
            found.missing(List.of(WALL, UPTIME), answers.get(0));
            return found.readings();
        }
        List<String> lines =
                DeviceLines.of(Findings.content(answers.get(0)) + "\n").lines();
        Matcher date = DATE.matcher(lines.get(0));
        if (date.matches()) {
            String fraction = date.group(2) == null || date.group(2).isEmpty() ? "" : "." + date.group(2);
            found.add(WALL, ASK.text(), Believed.gauge(date.group(1) + fraction, "1", Unit.SECOND, 0, 1e11));
        } else {
            found.missing(WALL, ASK.text(), "it reads '" + Believed.shown(lines.get(0)) + "', which is no date");
        }
        String uptime = lines.size() > 1 ? lines.get(1) : "";
        found.add(UPTIME, "/proc/uptime", Believed.gauge(uptime, "1", Unit.SECOND, 0, 1e10));
        return found.readings();
    }
}
