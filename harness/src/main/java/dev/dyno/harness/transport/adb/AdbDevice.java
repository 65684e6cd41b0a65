package dev.dyno.harness.transport.adb;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A device as the server lists it.
 *
 * @param serial what adb calls it; a device on the network has its address
 * @param state whether it can be used
 * @param facts what else the line says: {@code model}, {@code product}, {@code device}, {@code transport_id}, {@code usb}
 */
record AdbDevice(String serial, AdbState state, Map<String, String> facts) {
    AdbDevice {
        facts = Map.copyOf(facts);
    }

    /**
     * Reads the answer to {@code host:devices-l}: per line a serial number, padded with blanks, then the state (which may
     * consist of several words), then {@code key:value}s. What is no such line is left out.
     */
    static List<AdbDevice> parse(String listing) {
        return listing.lines()
                .filter(line -> line.strip().matches("\\S.*\\s+\\S+.*"))
                .map(AdbDevice::line)
                .toList();
    }

    private static AdbDevice line(String line) {
        // Serial numbers may hold blanks; the known states do not occur in them between two gaps.
        String text = line.strip();
        for (AdbState state : AdbState.values()) {
            int at = at(text, state.word());
            if (at > 0) {
                return new AdbDevice(text.substring(0, at).strip(), state, facts(text.substring(at)));
            }
        }
        String[] words = text.split("\\s+", 2);
        return new AdbDevice(words[0], AdbState.UNKNOWN, facts(words[1]));
    }

    private static int at(String text, String word) {
        if (word.isEmpty()) {
            return -1;
        }
        Matcher matcher =
                Pattern.compile("\\s" + Pattern.quote(word) + "(?=\\s|;|$)").matcher(text);
        return matcher.find() ? matcher.start() : -1;
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
