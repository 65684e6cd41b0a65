package dev.dyno.harness.capture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of texts what identifies a device, its owner or its network: what is known of this device wherever it stands, and
 * what looks like an identifier of any.
 */
final class Redaction {
    /** What stands in its place. */
    static final String REDACTED = "redacted";

    private static final int SHORTEST = 3;
    private static final int LONG = 6;
    /** Names that say nothing of anybody, and would tear texts apart. */
    private static final Set<String> NOBODY =
            Set.of("localhost", "android", "linux", "(none)", "unknown", "none", "null", "true", "false");

    private static final String KEY =
            "[A-Za-z0-9_. -]*(?:serial|imei|imsi|meid|iccid|android_?id|ssid|hostname|host_name|mac_?addr|machine-?id|account|phone_?number)[A-Za-z0-9_. -]*";
    private static final Pattern KEYED = Pattern.compile("(?im)^(\\s*\\[?" + KEY + "]?\\s*[=:]\\s*\\[?)([^\\]\r\n]+)");
    private static final Pattern TAGGED = Pattern.compile(
            "(?i)<([a-z_]*(?:serial|uuid|hostname|process_name|part_number|board_id|driver_model_name)[a-z_]*)>([^<]*)<");
    private static final List<Pattern> LOOKS = List.of(
            Pattern.compile("(?<![0-9A-Fa-f:-])(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}(?![0-9A-Fa-f:-])"),
            Pattern.compile("(?<![0-9.])(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9.])"),
            Pattern.compile("(?<![0-9A-Za-z:.])(?:[0-9a-fA-F]{0,4}:){3,7}[0-9a-fA-F]{1,4}(?![0-9A-Za-z:])"),
            Pattern.compile(
                    "(?i)(?<![0-9a-z])(?:GPU-)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-z])"),
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,64}\\.[A-Za-z0-9.-]{1,64}"),
            Pattern.compile("(?<=/home/|/Users/)[^/\\s\"'<>]+"));
    private static final Pattern LONG_NUMBER = Pattern.compile("(?<![0-9.])[0-9]{14,16}(?![0-9.])");

    private final List<Pattern> known = new ArrayList<>();

    /**
     * A redaction for one device.
     *
     * @param identifiers what is known to identify it, such as its serial number and its name in the network
     */
    Redaction(Collection<String> identifiers) {
        identifiers.stream()
                .map(String::strip)
                .filter(word -> word.length() >= SHORTEST && !NOBODY.contains(word.toLowerCase(Locale.ROOT)))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Redaction::literal)
                .forEach(known::add);
    }

    /** A short word counts only where it stands alone. */
    private static Pattern literal(String word) {
        String quoted = Pattern.quote(word);
        String form = word.length() >= LONG ? quoted : "(?<![A-Za-z0-9])" + quoted + "(?![A-Za-z0-9])";
        return Pattern.compile(form, Pattern.CASE_INSENSITIVE);
    }

    /** The values in a text that stand under the keys of identifiers, and are telling enough to be looked for elsewhere. */
    static Set<String> identifiers(String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher keyed = KEYED.matcher(text);
        while (keyed.find()) {
            add(found, keyed.group(2));
        }
        Matcher tagged = TAGGED.matcher(text);
        while (tagged.find()) {
            add(found, tagged.group(2));
        }
        return found;
    }

    private static void add(Set<String> found, String value) {
        String word = value.strip().replaceAll("^\"|\"$", "");
        // A short number would also be found where it is a reading.
        if (word.length() >= LONG && (word.length() >= 10 || word.matches(".*[A-Za-z].*")) && !word.contains("  ")) {
            found.add(word);
        }
    }

    /** The text without identifiers. */
    String apply(String text) {
        String plain = KEYED.matcher(text).replaceAll("$1" + REDACTED);
        plain = TAGGED.matcher(plain).replaceAll("<$1>" + REDACTED + "<");
        for (Pattern word : known) {
            plain = word.matcher(plain).replaceAll(REDACTED);
        }
        for (Pattern look : LOOKS) {
            plain = look.matcher(plain).replaceAll(REDACTED);
        }
        // A file of nothing but a number is a counter.
        return plain.strip().matches("[0-9]*")
                ? plain
                : LONG_NUMBER.matcher(plain).replaceAll(number -> isImei(number) ? REDACTED : number.group());
    }

    /** Whether the digits' check digit is right, as that of the number of a phone or of its card is. */
    private static boolean isImei(MatchResult number) {
        int sum = 0;
        String digits = number.group();
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int twice = digit * 2;
            sum += i % 2 == 0 ? digit : twice / 10 + twice % 10;
        }
        return sum % 10 == 0;
    }
}
