package dev.dyno.scenarios.file;

import dev.dyno.results.metric.Unit;
import dev.dyno.scenarios.Lab;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads which power meter measures a device: a program that prints lines, or a file that grows by them. */
final class MeterReader {
    private static final String COMMAND = "command";
    private static final String FILE = "file";
    private static final String MAX_DELAY = "max-delay";

    private final Section section;
    private final Reading reading;

    MeterReader(Section section, Reading reading) {
        this.section = section.knowing(COMMAND, FILE, MAX_DELAY);
        this.reading = reading;
    }

    /** The meter as keys of the lab's entry. */
    Map<String, String> read() {
        Map<String, String> keys = new HashMap<>();
        Node command = section.find(COMMAND);
        if ((command == null) == section.field(FILE).isEmpty()) {
            reading.problem(section.place(), "'meter' needs either 'command' or 'file'");
        }
        if (command != null) {
            keys.put(Lab.METER_COMMAND, words(command));
        }
        section.field(FILE).ifPresent(file -> keys.put(Lab.METER_FILE, path(file)));
        section.quantity(MAX_DELAY, "100 ms", Unit.SECOND, "1 ms", "10 s");
        section.field(MAX_DELAY)
                .ifPresent(delay -> keys.put(Lab.METER_DELAY, delay.value().text()));
        return keys;
    }

    private String words(Node command) {
        List<String> words = new ArrayList<>();
        if (command instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                if (item instanceof Node.Scalar word
                        && !word.text().isEmpty()
                        && word.text().chars().noneMatch(Character::isISOControl)) {
                    words.add(word.text());
                } else {
                    reading.problem(item.place(), "a word of 'command' is a text on one line");
                }
            }
        }
        if (words.isEmpty()) {
            reading.problem(
                    command.place(),
                    "'command' is a list of words, such as [read-meter, /dev/ttyUSB0], not " + command.kind());
        }
        return String.join("\n", words);
    }

    private String path(Field file) {
        try {
            return reading.folder().resolve(file.text()).normalize().toString();
        } catch (InvalidPathException e) {
            file.problem("is not a path: " + e.getReason());
            return "";
        }
    }
}
