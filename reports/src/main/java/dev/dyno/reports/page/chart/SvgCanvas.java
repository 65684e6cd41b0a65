package dev.dyno.reports.page.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.io.StringWriter;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A drawing that becomes an SVG element at home in the page. Charts are drawn in stand-in colours, which become the page's own
 * variables, so that dark mode and print restyle them; every variable carries its light value for hosts that strip the page's
 * styles. What would be styles are presentation attributes, because the page's security policy forbids the former.
 */
final class SvgCanvas {
    /** The candidates' colour. */
    static final Color INK = new Color(0x010203);
    /** The baseline's colour. */
    static final Color BASELINE = new Color(0x010204);
    /** Labels of axes. */
    static final Color MUTED = new Color(0x010205);
    /** Grid lines. */
    static final Color GRID = new Color(0x010206);

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int DECIMALS = 2;
    private static final Map<String, String> VARIABLES = Map.of(
            "rgb(1,2,3)", "var(--ink,#1b2430)",
            "rgb(1,2,4)", "var(--baseline,#7d8894)",
            "rgb(1,2,5)", "var(--muted,#566270)",
            "rgb(1,2,6)", "var(--grid,#e3e7ec)");

    private final String id;
    private final int width;
    private final int height;
    private final SVGGraphics2D graphics;

    /**
     * An empty drawing.
     *
     * @param id unique within the page; letters, digits and dashes
     * @param width in CSS pixels
     * @param height likewise
     */
    SvgCanvas(String id, int width, int height) {
        this.id = id;
        this.width = width;
        this.height = height;
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setComment(null);
        context.setPrecision(DECIMALS);
        context.setIDGenerator(new SVGIDGenerator() {
            @Override
            public String generateID(String prefix) {
                return id + "-" + super.generateID(prefix);
            }
        });
        this.graphics = new SVGGraphics2D(context, false);
    }

    /** What to draw on. */
    Graphics2D graphics() {
        return graphics;
    }

    /**
     * The drawing as an element.
     *
     * @param title what is drawn, for those who do not see it
     * @param finding what it shows, likewise
     */
    String element(String title, String finding) {
        Element svg = graphics.getRoot();
        svg.removeChild(svg.getFirstChild()); // definitions under a name that every drawing would share; there are none
        settle(svg);
        svg.setAttribute("viewBox", "0 0 " + width + " " + height);
        svg.setAttribute("role", "img");
        svg.setAttribute("aria-labelledby", id + "-title " + id + "-desc");
        describe(svg, "desc", finding);
        describe(svg, "title", title);
        return text(svg);
    }

    private void describe(Element svg, String name, String text) {
        Element element = svg.getOwnerDocument().createElementNS(SVG, name);
        element.setAttribute("id", id + "-" + name);
        element.setTextContent(text);
        svg.insertBefore(element, svg.getFirstChild());
    }

    /** Gives an element and all in it the page's colours and font. */
    private static void settle(Element element) {
        for (String attribute : new String[] {"fill", "stroke", "color"}) {
            String variable = VARIABLES.get(element.getAttribute(attribute));
            if (variable != null) {
                element.setAttribute(attribute, variable);
            }
        }
        if (element.hasAttribute("font-family")) {
            element.setAttribute("font-family", ChartFont.FAMILY);
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                settle(inner);
            }
        }
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java cannot make XML documents", e);
        }
    }

    private static String text(Element element) {
        try {
            Transformer plain = TransformerFactory.newInstance().newTransformer();
            plain.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            plain.transform(new DOMSource(element), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("this Java cannot write XML documents", e);
        }
    }
}
