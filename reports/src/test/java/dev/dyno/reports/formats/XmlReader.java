package dev.dyno.reports.formats;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads XML as strictly as Java can. */
final class XmlReader {
    private static final Path SCHEMA = Path.of("src/test/resources/dev/dyno/reports/formats/junit.xsd");

    private XmlReader() {}

    /** The document's element; fails where the text is not XML. */
    static Element element(String xml) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("not XML: " + e.getMessage() + "\n" + xml, e);
        }
    }

    /** The test cases of JUnit's XML; fails where it does not fit the schema. */
    static List<Element> cases(String xml) throws IOException {
        try {
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(SCHEMA.toFile())
                    .newValidator()
                    .validate(new StreamSource(new StringReader(xml)));
        } catch (SAXException e) {
            throw new IOException("not JUnit's XML: " + e.getMessage() + "\n" + xml, e);
        }
        NodeList found = element(xml).getElementsByTagName("testcase");
        List<Element> cases = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            cases.add((Element) found.item(i));
        }
        return cases;
    }
}
