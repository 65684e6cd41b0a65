package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Answer.Text;
import dev.dyno.harness.transport.Question;
import dev.dyno.results.metric.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much a device has to do: the load averages, and how long work stood waiting (pressure stall information). */
final class LoadProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final String LOADAVG = "/proc/loadavg";
    private static final String PRESSURE = "/proc/pressure/";
    private static final List<String> AVERAGES =
            List.of("load.average_1min", "load.average_5min", "load.average_15min");
    private static final List<String> RESOURCES = List.of("cpu", "memory", "io");
    private static final Pattern STALL = Pattern.compile(
            "(?<who>some|full) avg10=(?<share>[^ ]{1,40}) avg60=[^ ]{1,40} avg300=[^ ]{1,40} total=(?<total>[^ ]{1,40})");

    @Override
    public List<Question> questions() {
        return List.of(new Question.Files(List.of(LOADAVG), LIMIT), new Question.Files(List.of(PRESSURE + "*"), LIMIT));
    }

    @Override
    public List<Reading> readings(List<Answer> answers) {
        Findings found = new Findings(LIMIT);
        averages(answers.get(0), found);
        for (String resource : RESOURCES) {
            Optional<Text> text = answers.get(1).from(PRESSURE + resource);
            if (text.isPresent() && text.get().ok()) {
                stalls(resource, text.get(), found);
            } else {
                String reason = text.map(Findings::problem).orElse("the kernel keeps no account of pressure");
                found.missing("pressure." + resource + ".some", PRESSURE + resource, reason);
            }
        }
        return found.readings();
    }

    private static void averages(Answer answer, Findings found) {
        Optional<Text> text = answer.from(LOADAVG).filter(Text::ok);
        if (text.isEmpty()) {
            found.missing(AVERAGES, answer);
            return;
        }
        String[] words = FileFolders.line(text.get()).split(" +", -1);
        for (int i = 0; i < AVERAGES.size(); i++) {
            // The last word of a text may be cut off; the averages are followed by others.
            found.add(
                    AVERAGES.get(i),
                    LOADAVG,
                    i + 1 < words.length
                            ? Believed.gauge(words[i], "1", Unit.COUNT, 0, 1e5)
                            : new Value.Unavailable("the text is cut off before it"));
        }
    }

    private static void stalls(String resource, Text text, Findings found) {
        boolean some = false;
        // One line alone may be cut off as well: its last number is no value of its own.
        for (String line : DeviceLines.of("\n" + text.content()).lines()) {
            Matcher stall = STALL.matcher(line);
            if (stall.matches()) {
                some |= stall.group("who").equals("some");
                String name = "pressure." + resource + "." + stall.group("who");
                found.add(name, text.source(), Believed.gauge(stall.group("share"), "0.01", Unit.RATIO, 0, 1));
                found.add(
                        name + "_total",
                        text.source(),
                        Believed.counter(stall.group("total"), "0.000001", Unit.SECOND));
            }
        }
        if (!some) {
            found.missing("pressure." + resource + ".some", text.source(), "it holds no line 'some avg10=...'");
        }
    }
}
