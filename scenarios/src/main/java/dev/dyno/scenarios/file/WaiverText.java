package dev.dyno.scenarios.file;

import dev.dyno.results.error.ScenarioException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Edits the text of a file of waivers, and only where it must: rows come and go, everything else stays as its author wrote
 * it. It works on files in block style, one line per key; another style is refused.
 */
public final class WaiverText {
    private static final Pattern BLANK_OR_COMMENT = Pattern.compile("\\s*(?:#.*)?");
    private static final Pattern ROWS = Pattern.compile("waivers:\\s*(?:#.*)?");
    private static final Pattern NO_ROWS = Pattern.compile("waivers:\\s*\\{\\s*\\}\\s*(?:#.*)?");
    private static final String START = """
            # Known failures that gates let through for a while; a scenario names this file: waivers: waivers.yaml
            schema: dyno/waivers/v1
            waivers:
            """;

    private WaiverText() {}

    /**
     * The text with one more row, after all others.
     *
     * @param text of a valid file; empty for a new one
     * @param file what an error calls it
     * @param name of the row
     * @param keys of the row, as literal texts; those that are empty are left out
     * @throws ScenarioException if the file is not in block style
     */
    public static String add(String text, String file, String name, Map<String, String> keys) {
        List<String> lines = lines(text.isEmpty() ? START : text);
        int rows = rows(lines, file);
        String ending = lines.get(rows).endsWith("\r\n") ? "\r\n" : "\n";
        if (NO_ROWS.matcher(lines.get(rows).strip()).matches()) {
            lines.set(rows, lines.get(rows).replaceFirst("\\s*\\{\\s*\\}", ""));
        }
        List<Integer> starts = starts(lines, rows);
        int indent = starts.isEmpty() ? 2 : indent(lines.get(starts.get(0)));
        int end = end(lines, starts.isEmpty() ? rows : starts.get(starts.size() - 1), rows);
        if (!lines.get(end - 1).endsWith("\n")) {
            lines.set(end - 1, lines.get(end - 1) + ending);
        }
        lines.add(end, row(name, keys).indent(indent).replace("\n", ending));
        return String.join("", lines);
    }

    /**
     * The text without some rows, and without the comments within them; all else is as it was.
     *
     * @param names of the rows to remove; each is in the file
     * @throws ScenarioException if the file is not in block style
     */
    public static String remove(String text, String file, Set<String> names) {
        List<String> lines = lines(text);
        int rows = rows(lines, file);
        List<Integer> starts = starts(lines, rows);
        Set<String> left = new HashSet<>(names);
        boolean all = true;
        for (int i = starts.size() - 1; i >= 0; i--) {
            int start = starts.get(i);
            if (left.remove(name(lines.get(start)))) {
                lines.subList(start, end(lines, start, rows)).clear();
            } else {
                all = false;
            }
        }
        if (!left.isEmpty()) {
            throw notBlockStyle(file);
        }
        if (all) {
            lines.set(rows, lines.get(rows).replaceFirst("waivers:", "waivers: {}"));
        }
        return String.join("", lines);
    }

    private static String row(String name, Map<String, String> keys) {
        Map<String, Object> row = new LinkedHashMap<>();
        keys.forEach((key, value) -> row.put(key, Variables.escape(value)));
        return ResolvedText.of(Map.of(name, row));
    }

    /** The lines with their ends. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end + 1));
            start = end + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private static int rows(List<String> lines, String file) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).stripTrailing();
            if (ROWS.matcher(line).matches() || NO_ROWS.matcher(line).matches()) {
                return i;
            }
        }
        throw notBlockStyle(file);
    }

    private static List<Integer> starts(List<String> lines, int rows) {
        List<Integer> starts = new ArrayList<>();
        int indent = 0;
        for (int i = rows + 1; i < lines.size(); i++) {
            if (blank(lines.get(i))) {
                continue;
            }
            int here = indent(lines.get(i));
            indent = indent == 0 ? here : indent;
            if (here == 0) {
                break;
            }
            if (here == indent) {
                starts.add(i);
            }
        }
        return starts;
    }

    /** Where what begins at a line ends: before the next line that is no deeper, and before blanks and comments there. */
    private static int end(List<String> lines, int start, int rows) {
        int end = start + 1;
        for (int i = start + 1; start != rows && i < lines.size(); i++) {
            if (!blank(lines.get(i))) {
                if (indent(lines.get(i)) <= indent(lines.get(start))) {
                    break;
                }
                end = i + 1;
            }
        }
        return end;
    }

    private static String name(String line) {
        String key = line.strip();
        int colon = key.indexOf(':');
        String name = (colon < 0 ? key : key.substring(0, colon)).strip();
        return name.replaceFirst("^([\"'])(.*)\\1$", "$2");
    }

    private static boolean blank(String line) {
        return BLANK_OR_COMMENT.matcher(line.stripTrailing()).matches();
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static ScenarioException notBlockStyle(String file) {
        return new Problems(file)
                .fatal(
                        Place.FILE,
                        "cannot be edited in place, because its waivers are not one key per line below 'waivers:';"
                                + " edit it by hand");
    }
}
