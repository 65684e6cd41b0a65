package dev.dyno.reports.formats;

import dev.dyno.reports.page.words.Shown;
import java.util.Locale;

/** A small picture of the decision for a project's first page: the scenario's name, and beside it a symbol and a word. */
final class Badge {
    private static final int LONGEST = 32;
    private static final int HEIGHT = 20;
    private static final int PAD = 7;
    /** Characters of about the same width in an ordinary sans serif, and that width in 11 pixels. */
    private static final String NARROW = "fijlrtI.,:;'|!()[] -";

    private static final String BROAD = "mwMW%@";

    private Badge() {}

    static String svg(JudgedRun judged) {
        String left = Shown.brief(judged.run().scenario(), LONGEST);
        String right = Shown.symbol(judged.judgement().decision()) + " "
                + judged.judgement().decision().name().toLowerCase(Locale.ROOT);
        String title = XmlText.escape(
                Shown.name(judged.run().scenario()) + ": " + judged.judgement().decision() + " (Dyno)");
        int split = width(left) + 2 * PAD;
        int width = split + width(right) + 2 * PAD;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + HEIGHT
                + "\" viewBox=\"0 0 " + width + " " + HEIGHT
                + "\" role=\"img\" aria-labelledby=\"t\">\n<title id=\"t\">"
                + title + "</title>\n"
                + box(0, width, colour(judged)) + box(0, split, "#39424e")
                + "<g fill=\"#ffffff\" font-family=\"sans-serif\" font-size=\"11\" aria-hidden=\"true\">\n"
                + text(PAD, left) + text(split + PAD, right) + "</g>\n</svg>\n";
    }

    /** As on the page: orange is bad, blue is good, and the word says the same. */
    private static String colour(JudgedRun judged) {
        return switch (judged.judgement().decision()) {
            case PASS -> "#0a66a8";
            case FAIL -> "#bf4a06";
            case INCONCLUSIVE -> "#6b5b2e";
        };
    }

    /** The left one lies on the right one and hides its left corners. */
    private static String box(int x, int width, String colour) {
        return "<rect x=\"" + x + "\" width=\"" + width + "\" height=\"" + HEIGHT + "\" rx=\"3\" fill=\"" + colour
                + "\"/>\n";
    }

    /** Where the reader's font is wider than ours, the text is squeezed rather than cut. */
    private static String text(int x, String text) {
        return "<text x=\"" + x + "\" y=\"14\" textLength=\"" + width(text) + "\" lengthAdjust=\"spacingAndGlyphs\">"
                + XmlText.escape(text) + "</text>\n";
    }

    private static int width(String text) {
        return (int) Math.ceil(text.codePoints().mapToDouble(Badge::width).sum());
    }

    private static double width(int c) {
        if (c > 0x2000) {
            return c > 0x2E80 ? 11 : 9;
        }
        if (NARROW.indexOf(c) >= 0) {
            return 3.4;
        }
        return BROAD.indexOf(c) >= 0 ? 9.2 : Character.isUpperCase(c) ? 7.6 : 6.1;
    }
}
