package dev.dyno.reports.formats;

import java.util.Map;

/** XML that is written element by element, indented. Values are text, whatever they hold. */
final class XmlText {
    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private int depth;

    XmlText open(String element, Map<String, String> attributes) {
        start(element, attributes).append(">\n");
        depth++;
        return this;
    }

    XmlText close(String element) {
        depth--;
        indent().append("</").append(element).append(">\n");
        return this;
    }

    XmlText empty(String element, Map<String, String> attributes) {
        start(element, attributes).append("/>\n");
        return this;
    }

    XmlText text(String element, Map<String, String> attributes, String text) {
        start(element, attributes).append('>').append(escape(text));
        xml.append("</").append(element).append(">\n");
        return this;
    }

    private StringBuilder start(String element, Map<String, String> attributes) {
        indent().append('<').append(element);
        attributes.forEach((name, value) ->
                xml.append(' ').append(name).append("=\"").append(escape(value)).append('"'));
        return xml;
    }

    private StringBuilder indent() {
        return xml.append("  ".repeat(depth));
    }

    /** Text for content and attributes alike; what XML 1.0 cannot hold at all is replaced. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;"); // it would end a CDATA section's twin: "]]>"
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\t', '\n', '\r' -> escaped.append("&#").append(c).append(';');
                default -> escaped.appendCodePoint(legal(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean legal(int c) {
        return c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
    }

    @Override
    public String toString() {
        return xml.toString();
    }
}
