package dev.dyno.reports.page.chart;

import java.util.Locale;

/**
 * A drawing of few bytes: a series is one path, a cloud of points another, and numbers have one decimal. Places are in CSS
 * pixels from the upper left corner. What would be styles are presentation attributes, because the page's security policy
 * forbids the former.
 */
public final class Drawing {
    /** Where a text's given place lies. */
    public enum Anchor {
        START("start"),
        MIDDLE("middle"),
        END("end");

        private final String word;

        Anchor(String word) {
            this.word = word;
        }
    }

    private static final String FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif";
    private static final double TEXT = 12;

    private final String id;
    private final int width;
    private final int height;
    private final StringBuilder body = new StringBuilder();

    /**
     * An empty drawing.
     *
     * @param id unique within the page; letters, digits and dashes
     * @param width in CSS pixels
     * @param height likewise
     */
    public Drawing(String id, int width, int height) {
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("not the id of a drawing: " + id);
        }
        this.id = id;
        this.width = width;
        this.height = height;
    }

    /** A straight line. */
    public Drawing line(double x1, double y1, double x2, double y2, Tone tone, double stroke) {
        body.append("<path d=\"M").append(pair(x1, y1)).append('L').append(pair(x2, y2));
        body.append("\" stroke=\"")
                .append(tone.paint())
                .append('"')
                .append(strokeWidth(stroke))
                .append("/>");
        return this;
    }

    /**
     * A line through points; where a coordinate is NaN, it has a gap.
     *
     * @param dash lengths of dashes and gaps, as in SVG; empty for a whole line
     */
    public Drawing path(double[] x, double[] y, Tone tone, double stroke, String dash) {
        String line = points(x, y);
        if (!line.isEmpty()) {
            body.append("<path d=\"")
                    .append(line)
                    .append("\" fill=\"none\" stroke=\"")
                    .append(tone.paint());
            body.append("\" stroke-linejoin=\"round\"").append(strokeWidth(stroke));
            body.append(dash.isEmpty() ? "/>" : " stroke-dasharray=\"" + dash + "\"/>");
        }
        return this;
    }

    /** The area between two lines over the same points, faint. */
    public Drawing area(double[] x, double[] low, double[] high, Tone tone) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            line.append(i == 0 ? 'M' : 'L').append(pair(x[i], high[i]));
        }
        for (int i = x.length - 1; i >= 0; i--) {
            line.append('L').append(pair(x[i], low[i]));
        }
        if (x.length > 0) {
            body.append("<path d=\"").append(line).append("Z\" fill=\"").append(tone.paint());
            body.append("\" fill-opacity=\".16\"/>");
        }
        return this;
    }

    /** Round points; they are one path, for an element each would be ruinous. */
    public Drawing dots(double[] x, double[] y, Tone tone, double diameter) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                line.append('M').append(pair(x[i], y[i])).append("h0");
            }
        }
        if (!line.isEmpty()) {
            body.append("<path d=\"").append(line).append("\" stroke=\"").append(tone.paint());
            body.append("\" stroke-linecap=\"round\"")
                    .append(strokeWidth(diameter))
                    .append("/>");
        }
        return this;
    }

    /**
     * A filled rectangle.
     *
     * @param opacity above 0, at most 1
     */
    public Drawing rect(double x, double y, double w, double h, Tone tone, double opacity) {
        body.append("<rect x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" width=\"");
        body.append(number(Math.max(0, w))).append("\" height=\"").append(number(h));
        body.append("\" fill=\"").append(tone.paint()).append('"');
        body.append(opacity < 1 ? " fill-opacity=\"" + opacity(opacity) + "\"/>" : "/>");
        return this;
    }

    /** A text whose given place is its start, middle or end, halfway up its letters. */
    public Drawing text(double x, double y, String text, Tone tone, Anchor anchor) {
        // The baseline's grey is too faint to be read.
        Tone paint = tone == Tone.BASELINE ? Tone.MUTED : tone;
        body.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y + TEXT * 0.35))
                .append('"');
        body.append(anchor == Anchor.START ? "" : " text-anchor=\"" + anchor.word + "\"");
        body.append(paint == Tone.MUTED ? "" : " fill=\"" + paint.paint() + "\"");
        body.append('>').append(escape(text)).append("</text>");
        return this;
    }

    /** About how wide a text is drawn, in CSS pixels. */
    public static double widthOf(String text) {
        return text.codePointCount(0, text.length()) * TEXT * 0.54;
    }

    /**
     * The drawing as an element.
     *
     * @param title what is drawn, for those who do not see it
     * @param finding what it shows, likewise
     */
    public String svg(String title, String finding) {
        return "<svg viewBox=\"0 0 " + width + " " + height + "\" role=\"img\" aria-labelledby=\"" + id + "-t " + id
                + "-d\" font-family=\"" + FONT + "\" font-size=\"" + number(TEXT) + "\" fill=\"" + Tone.MUTED.paint()
                + "\"><title id=\"" + id
                + "-t\">" + escape(title) + "</title><desc id=\"" + id + "-d\">" + escape(finding) + "</desc>" + body
                + "</svg>";
    }

    private static String points(double[] x, double[] y) {
        StringBuilder line = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < x.length; i++) {
            boolean there = Double.isFinite(x[i]) && Double.isFinite(y[i]);
            if (there) {
                line.append(pen ? 'L' : 'M').append(pair(x[i], y[i]));
            }
            pen = there;
        }
        return line.toString();
    }

    private static String strokeWidth(double stroke) {
        return stroke == 1 ? "" : " stroke-width=\"" + number(stroke) + "\"";
    }

    private static String pair(double x, double y) {
        return number(x) + " " + number(y);
    }

    /** With at most one decimal. A page has hundreds of thousands of these, for which a formatter is too slow. */
    private static String number(double value) {
        long tenths = Math.round(value * 10);
        long whole = tenths / 10;
        long rest = Math.abs(tenths % 10);
        if (rest == 0) {
            return Long.toString(whole);
        }
        return (tenths < 0 && whole == 0 ? "-0." : whole + ".") + rest;
    }

    private static String opacity(double share) {
        return String.format(Locale.ROOT, "%.2f", share).replaceFirst("\\.?0+$", "");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
