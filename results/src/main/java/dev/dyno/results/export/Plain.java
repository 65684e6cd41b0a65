package dev.dyno.results.export;

/** Text without what a terminal or a reader's eye would obey: control characters and changes of writing direction. */
final class Plain {
    private static final char REPLACEMENT = '\uFFFD';

    private Plain() {}

    /** The text in one line. */
    static String line(String text) {
        return lines(text).replaceAll("\\R", " ").replace('\t', ' ');
    }

    /** The text, which may have several lines. */
    static String lines(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().map(c -> obeyed(c) ? REPLACEMENT : c).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean obeyed(int c) {
        boolean layout = c == '\n' || c == '\r' || c == '\t';
        boolean bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
        return (Character.isISOControl(c) && !layout) || bidi || Character.getType(c) == Character.SURROGATE;
    }
}
