package dev.dyno.reports.page.words;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Estimate;
import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.reports.gate.Sentences;
import dev.dyno.results.metric.Unit;
import org.jspecify.annotations.Nullable;

/** How things are called and marked wherever people read them: a symbol and a word, never a colour alone. */
public final class Shown {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TEXT = 600;

    private Shown() {}

    public static String symbol(Decision decision) {
        return switch (decision) {
            case PASS -> "✓";
            case FAIL -> "✕";
            case INCONCLUSIVE -> "?";
        };
    }

    /** The estimated change; a dash where there is none. */
    public static String change(Cell cell) {
        @Nullable Estimate change = cell.change();
        return change == null ? "–" : Sentences.change(change.point(), change.scale(), change.unit());
    }

    public static String quantity(@Nullable Double value, Unit unit) {
        return value == null ? "–" : Sentences.quantity(value, unit);
    }

    /** A name that anyone may have chosen: of bounded length, and without characters that steer the text around it. */
    public static String name(String name) {
        return tame(name, LONGEST_NAME);
    }

    /**
     * A name where there is little room.
     *
     * @param longest how many characters there is room for, at least 2
     */
    public static String brief(String name, int longest) {
        String whole = name(name);
        return whole.codePointCount(0, whole.length()) <= longest
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, longest - 1)) + "…";
    }

    /** A ratio as a signed change: 1.02 reads {@code +2.00 %}. */
    public static String ratio(double ratio) {
        return Sentences.change(ratio, Scale.RATIO, Unit.RATIO);
    }

    /** {@code 1 device}, {@code 5 devices}. */
    public static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    /** A text that a device may have printed, likewise. */
    public static String text(String text) {
        return tame(text, LONGEST_TEXT);
    }

    /** A text for a page, whose lines do not break between a number and its unit. */
    public static String line(String text) {
        return text(text).replaceAll("(?<=\\d) (?=(%|[a-zA-Zµ°]{1,3})(?![a-zA-Z]))", "\u00a0");
    }

    private static String tame(String text, int longest) {
        StringBuilder tame = new StringBuilder();
        text.codePoints().limit(longest).map(Shown::harmless).forEach(tame::appendCodePoint);
        return text.codePointCount(0, text.length()) > longest ? tame + "…" : tame.toString();
    }

    private static int harmless(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.CONTROL) {
            return ' ';
        }
        boolean none = (codePoint & 0xFFFE) == 0xFFFE; // no character at all; XML refuses two of them
        return none || type == Character.FORMAT || type == Character.SURROGATE ? 0xFFFD : codePoint;
    }
}
