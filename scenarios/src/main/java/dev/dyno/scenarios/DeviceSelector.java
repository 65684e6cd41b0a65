package dev.dyno.scenarios;

import dev.dyno.results.record.DeviceProfile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which devices of a lab: terms separated by blanks, all of which must hold. {@code key:value} asks that a fact equals a
 * value, {@code key:/regex/} that a regular expression is found in it, a bare {@code word} that it occurs in the device's
 * name, and a leading {@code -} turns a term round. Case does not matter. The empty selector takes every device.
 *
 * @param text as the user wrote it
 */
public record DeviceSelector(String text) {

    /** Every device. */
    public static final DeviceSelector ALL = new DeviceSelector("");

    public DeviceSelector {
        terms(text);
    }

    /**
     * Whether a device with the given facts is meant.
     *
     * @param name the device's name in the lab
     * @param facts its facts by key: {@code os}, {@code soc}, {@code model}, {@code abi}, {@code cores}, ...
     */
    public boolean matches(String name, Map<String, String> facts) {
        return terms(text).stream().allMatch(term -> term.matches(name, facts));
    }

    /** Whether a device is meant, by its name and {@link #facts}. */
    public boolean matches(DeviceProfile device) {
        return matches(device.name(), facts(device));
    }

    /**
     * Whether a device may be meant of which not everything is known, for example because it cannot be reached.
     *
     * @param name the device's name in the lab
     * @param known the facts that are known of it, with an empty text for one that it is known not to have
     * @return false only if it is surely not meant
     */
    public boolean mayMatch(String name, Map<String, String> known) {
        return terms(text).stream().allMatch(term -> term.asksUnknown(known) || term.matches(name, known));
    }

    /** Whether a device is surely meant, by the little that is {@link #mayMatch known} of it. */
    public boolean surelyMatches(String name, Map<String, String> known) {
        return terms(text).stream().allMatch(term -> !term.asksUnknown(known) && term.matches(name, known));
    }

    /** What a selector may ask about a device, by key. */
    public static Map<String, String> facts(DeviceProfile device) {
        Map<String, String> facts = new TreeMap<>(device.facts());
        facts.put("transport", device.transport());
        facts.put("os", device.os());
        facts.put("build", device.build());
        facts.put("model", device.model());
        facts.put("soc", device.soc());
        facts.put("abi", device.abi());
        facts.put("cores", String.valueOf(device.cores()));
        facts.put("memory", String.valueOf(device.memoryBytes()));
        return facts;
    }

    private static List<Term> terms(String text) {
        return Pattern.compile("\\s+")
                .splitAsStream(text.strip())
                .filter(word -> !word.isEmpty())
                .map(Term::parse)
                .toList();
    }

    private record Term(boolean negated, String key, Pattern pattern) {

        static Term parse(String word) {
            boolean negated = word.startsWith("-");
            String body = negated ? word.substring(1) : word;
            int colon = body.indexOf(':');
            String key = colon < 0 ? "" : body.substring(0, colon);
            String value = body.substring(colon + 1);
            if (value.isEmpty()) {
                throw new IllegalArgumentException("device selector: '" + word + "' has no value");
            }
            return new Term(negated, key.toLowerCase(Locale.ROOT), pattern(word, colon < 0, value));
        }

        private static Pattern pattern(String word, boolean bare, String value) {
            boolean regex = value.length() > 2 && value.startsWith("/") && value.endsWith("/");
            String expression = Pattern.quote(value);
            if (regex) {
                expression = value.substring(1, value.length() - 1);
            } else if (!bare) {
                expression = "^" + expression + "$";
            }
            try {
                return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "device selector: '" + word + "' is not a regular expression: " + e.getDescription(), e);
            }
        }

        boolean asksUnknown(Map<String, String> known) {
            return !asksName() && !known.containsKey(key);
        }

        private boolean asksName() {
            return key.isEmpty() || key.equals("name");
        }

        boolean matches(String name, Map<String, String> facts) {
            String subject = asksName() ? name : facts.getOrDefault(key, "");
            return pattern.matcher(subject).find() != negated;
        }
    }
}
