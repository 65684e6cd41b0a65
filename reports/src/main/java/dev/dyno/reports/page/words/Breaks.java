package dev.dyno.reports.page.words;

/** Where a long name may be broken on a narrow page. */
public final class Breaks {
    private Breaks() {}

    /** The text as HTML, which may be broken after a dot, a dash or an underscore. */
    public static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&#34;")
                .replace("'", "&#39;")
                .replaceAll("([._])", "$1<wbr>");
    }
}
