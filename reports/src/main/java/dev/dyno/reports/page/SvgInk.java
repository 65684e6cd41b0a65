package dev.dyno.reports.page;

import java.awt.Color;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a drawn SVG at home in the page. Charts are drawn in stand-in colours, which become the page's own variables here,
 * so that dark mode and print restyle them; every variable carries its light value for hosts that strip the page's
 * styles. Style attributes become presentation attributes, because the page's security policy forbids the former.
 */
final class SvgInk {
    /** The candidates' colour. */
    static final Color INK = new Color(0x010203);
    /** The baseline's colour. */
    static final Color BASELINE = new Color(0x010204);
    /** Labels of axes. */
    static final Color MUTED = new Color(0x010205);
    /** Grid lines. */
    static final Color GRID = new Color(0x010206);

    private static final Map<String, String> VARIABLES = new TreeMap<>(Map.of(
            "rgb(1,2,3)", "var(--ink,#1b2430)",
            "rgb(1,2,4)", "var(--baseline,#7d8894)",
            "rgb(1,2,5)", "var(--muted,#566270)",
            "rgb(1,2,6)", "var(--grid,#e3e7ec)"));

    private static final Pattern STYLE = Pattern.compile("style='([^']*)'");
    private static final Pattern DECLARATION = Pattern.compile("([a-z-]+):\\s*([^;]+)");

    private SvgInk() {}

    /** The same drawing with presentation attributes and the page's colours. */
    static String settle(String svg) {
        String attributes =
                STYLE.matcher(svg).replaceAll(found -> Matcher.quoteReplacement(attributes(found.group(1))));
        for (Map.Entry<String, String> variable : VARIABLES.entrySet()) {
            attributes = attributes.replace(variable.getKey(), variable.getValue());
        }
        return attributes;
    }

    /** The same drawing with a title and a description, for those who do not see it. */
    static String describe(String svg, String id, String title, String description) {
        int inside = svg.indexOf('>') + 1;
        String named = "<svg role=\"img\" aria-labelledby=\"" + id + "-title " + id + "-desc\"";
        return svg.substring(0, inside).replaceFirst("<svg", named) + "<title id=\"" + id + "-title\">" + escape(title)
                + "</title><desc id=\"" + id + "-desc\">" + escape(description) + "</desc>" + svg.substring(inside);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String attributes(String style) {
        StringBuilder attributes = new StringBuilder();
        Matcher declaration = DECLARATION.matcher(style);
        while (declaration.find()) {
            String value = declaration.group(1).equals("font-family") ? ChartFont.FAMILY : declaration.group(2);
            attributes.append(declaration.group(1)).append("=\"").append(value).append("\" ");
        }
        return attributes.toString().strip();
    }
}
