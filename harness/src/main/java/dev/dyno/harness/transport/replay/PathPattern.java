package dev.dyno.harness.transport.replay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Patterns of paths as a shell has them, and the two ways in which {@code /sys} shows the same device. */
final class PathPattern {
    private static final Pattern CLASS = Pattern.compile("/sys/class/([a-z_]+)/([^/]+)/([^/]+)");
    private static final String WILD = "*?[";

    private PathPattern() {}

    /**
     * The pattern's regular expression. A path of {@code /sys/class} also means the folder below {@code /sys/devices} that it is a link
     * to: whoever recorded one may not have recorded the other.
     */
    static Pattern of(String pattern) {
        Matcher matcher = CLASS.matcher(pattern);
        if (!matcher.matches()) {
            return Pattern.compile(expression(pattern));
        }
        String device = "/sys/devices/(?:[^/]+/)*" + matcher.group(1) + "/(?:[^/]+/)*" + expression(matcher.group(2))
                + "/" + expression(matcher.group(3));
        return Pattern.compile(expression(pattern) + "|" + device);
    }

    private static String expression(String pattern) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int close = c == '[' ? pattern.indexOf(']', i) : -1;
            if (WILD.indexOf(c) < 0 || (c == '[' && close < 0)) {
                expression.append(Pattern.quote(String.valueOf(c)));
            } else if (c == '[') {
                expression.append(pattern, i, close + 1);
                i = close;
            } else {
                expression.append(c == '*' ? "[^/]*" : "[^/]");
            }
        }
        return expression.toString();
    }
}
