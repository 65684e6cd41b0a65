package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Answer.Text;
import dev.dyno.harness.transport.Question;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A made-up device: what its commands say and what its files hold. */
public final class Device {
    private final Map<String, Text> texts = new TreeMap<>();

    /** A command's output, or a file's content. */
    public Device with(String source, String content) {
        texts.put(source, Text.of(source, content));
        return this;
    }

    /** A file or command that says nothing but a problem. */
    public Device without(String source, String problem) {
        texts.put(source, Text.without(source, problem));
        return this;
    }

    /** What it answers to some questions. */
    public List<Answer> answers(List<Question> questions) {
        return questions.stream().map(this::answer).toList();
    }

    Map<String, Reading> readings() {
        return Probing.readings(Probing.questions().stream().map(this::answer).toList()).stream()
                .collect(Collectors.toMap(Reading::name, reading -> reading));
    }

    /** A reading as text: the number in full, the word, or {@code unavailable: } and why. */
    String read(String name) {
        Reading reading = readings().get(name);
        return reading == null ? "not there" : text(reading);
    }

    /** A reading's value; it has to be there. */
    Value value(String name) {
        return Objects.requireNonNull(readings().get(name), name).value();
    }

    static String text(Reading reading) {
        if (reading.value() instanceof Value.Amount number) {
            return number.quantity().value() + " " + number.quantity().unit().symbol();
        }
        return reading.value() instanceof Value.State state
                ? state.text()
                : "unavailable: " + ((Value.Unavailable) reading.value()).reason();
    }

    private Answer answer(Question question) {
        if (question instanceof Question.Output output) {
            String line = String.join(" ", output.words());
            String program = output.words().get(0);
            Text none = new Text(line, "", 127, "there is no " + program + " here");
            return new Answer(question, List.of(texts.getOrDefault(line, none)));
        }
        List<Text> found = new ArrayList<>();
        boolean files = texts.keySet().stream().anyMatch(source -> source.startsWith("/"));
        for (String pattern : files ? ((Question.Files) question).patterns() : List.<String>of()) {
            var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            texts.forEach((source, text) -> {
                if (source.startsWith("/") && matcher.matches(Path.of(source))) {
                    found.add(text);
                }
            });
        }
        return new Answer(question, found);
    }
}
