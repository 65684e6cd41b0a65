package dev.dyno.reports.page;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Estimate;
import dev.dyno.reports.gate.Sentences;
import dev.dyno.reports.gate.Verdict;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Unit;
import org.jspecify.annotations.Nullable;

/** How things are called and marked wherever people read them: a symbol and a word, never a colour alone. */
final class Shown {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TEXT = 600;

    private Shown() {}

    static String symbol(Decision decision) {
        return switch (decision) {
            case PASS -> "✓";
            case FAIL -> "✕";
            case INCONCLUSIVE -> "?";
        };
    }

    static String symbol(Verdict verdict) {
        return switch (verdict) {
            case IMPROVED -> "▲";
            case UNCHANGED -> "~";
            case REGRESSED -> "▼";
            case INCONCLUSIVE -> "?";
        };
    }

    static String word(Verdict verdict) {
        return switch (verdict) {
            case IMPROVED -> "better";
            case UNCHANGED -> "no change detected";
            case REGRESSED -> "worse";
            case INCONCLUSIVE -> "inconclusive";
        };
    }

    /** The estimated change, with {@code ~} before one that was not detected; a dash where there is none. */
    static String change(Cell cell) {
        @Nullable Estimate change = cell.change();
        if (change == null) {
            return "–";
        }
        String text = Sentences.change(change.point(), change.scale(), change.unit());
        return cell.verdict() == Verdict.UNCHANGED ? "~ " + text : text;
    }

    /** The interval of the change; empty for exact metrics, and words where there is none. */
    static String interval(Cell cell) {
        @Nullable Estimate change = cell.change();
        if (change == null) {
            return "no valid pair";
        }
        if (change.interval() == null) {
            return "too few rounds";
        }
        return change.interval().confidence() == 1 ? "exact" : Sentences.interval(change);
    }

    static String quantity(@Nullable Double value, Unit unit) {
        return value == null ? "–" : Quantities.format(value, unit);
    }

    /** A name that anyone may have chosen: of bounded length, and without characters that steer the text around it. */
    static String name(String name) {
        return tame(name, LONGEST_NAME);
    }

    /** A text that a device may have printed, likewise. */
    static String text(String text) {
        return tame(text, LONGEST_TEXT);
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
        return type == Character.FORMAT || type == Character.SURROGATE ? 0xFFFD : codePoint;
    }
}
