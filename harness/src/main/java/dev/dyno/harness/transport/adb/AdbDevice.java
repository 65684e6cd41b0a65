package dev.dyno.harness.transport.adb;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A device as the server lists it.
 *
 * @param serial what adb calls it; a device on the network has its address
 * @param state whether it can be used
 * @param facts what else the line says: {@code model}, {@code product}, {@code device}, {@code transport_id}, {@code usb}
 */
record AdbDevice(String serial, AdbState state, Map<String, String> facts) {
    private static final Pattern FACT = Pattern.compile("\\s[a-z_]+:\\S");

    /** A serial number may hold blanks, and even words like a state's: the last such word is the state. */
    private static final Pattern USUAL = pattern(".*\\S", state -> true);

    /** But what adb says of missing permissions goes on in many words. */
    private static final Pattern WITHOUT_PERMISSION = pattern(".*?\\S", state -> state == AdbState.NO_PERMISSIONS);

    AdbDevice {
        facts = Map.copyOf(facts);
    }

    /**
     * Reads the answer to {@code host:devices-l}: per line a serial number, padded with blanks, then the state (which may
     * consist of several words), then {@code key:value}s. What is no such line is left out, also what the adb program
     * prints around them.
     */
    static List<AdbDevice> parse(String listing) {
        return listing.lines()
                .filter(line -> line.strip().matches("\\S.*\\s+\\S+.*"))
                .filter(line -> !line.matches("(\\* |List of devices|adb server version).*"))
                .map(AdbDevice::line)
                .toList();
    }

    private static AdbDevice line(String line) {
        String text = line.strip();
        Matcher fact = FACT.matcher(text);
        String head = fact.find() ? text.substring(0, fact.start()) : text;
        return Stream.of(WITHOUT_PERMISSION, USUAL)
                .map(pattern -> pattern.matcher(head))
                .filter(Matcher::matches)
                .findFirst()
                .map(found -> new AdbDevice(found.group(1), state(found.group(2)), facts(text.substring(found.end(2)))))
                .orElseGet(() -> unknown(text));
    }

    private static AdbDevice unknown(String text) {
        String[] words = text.split("\\s+", 2);
        return new AdbDevice(words[0], AdbState.UNKNOWN, facts(words[1]));
    }

    private static AdbState state(String word) {
        return Stream.of(AdbState.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static Pattern pattern(String serial, Predicate<AdbState> states) {
        String words = Stream.of(AdbState.values())
                .filter(states.and(state -> state != AdbState.UNKNOWN))
                .map(state -> Pattern.quote(state.word()))
                .collect(Collectors.joining("|"));
        return Pattern.compile("(" + serial + ")\\s+(" + words + ")(?=[\\s;(]|$).*");
    }

    private static Map<String, String> facts(String text) {
        Map<String, String> facts = new TreeMap<>();
        for (String word : text.split("\\s+", -1)) {
            int colon = word.indexOf(':');
            if (colon > 0 && word.substring(0, colon).matches("[a-z_]+")) {
                facts.put(word.substring(0, colon), word.substring(colon + 1));
            }
        }
        return facts;
    }
}
