package dev.dyno.harness.probe;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the elements of {@code nvidia-smi -q -x}. Nothing outside of the text is read, and nothing in it is expanded. */
final class NvidiaXml {
    private static final int DEEPEST = 20;
    private static final int MOST = 20_000;
    private static final int LONGEST = 200;

    private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE [^>\\[]{0,200}>");

    private NvidiaXml() {}

    /** Each GPU's texts by the names of their elements below {@code gpu}, as far as the text goes. */
    static List<Map<String, String>> gpus(String xml) {
        List<Map<String, String>> gpus = new ArrayList<>();
        String plain = DOCTYPE.matcher(xml.strip()).replaceFirst("");
        // The tool declares nothing of its own: whatever else is declared is somebody's trick.
        if (plain.contains("<!")) {
            return gpus;
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(plain));
            read(reader, gpus);
        } catch (XMLStreamException | RuntimeException e) {
            // Cut off, or not XML, of which the parser tells in many ways: what was whole before that stays.
        }
        return gpus;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    private static void read(XMLStreamReader reader, List<Map<String, String>> gpus) throws XMLStreamException {
        Deque<String> path = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        for (int events = 0; reader.hasNext() && events < MOST * 10 && path.size() < DEEPEST; events++) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                path.addLast(reader.getLocalName());
                text.setLength(0);
                if (path.size() == 2 && reader.getLocalName().equals("gpu")) {
                    gpus.add(new LinkedHashMap<>());
                }
            } else if (event == XMLStreamConstants.CHARACTERS && text.length() < LONGEST) {
                text.append(reader.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                ended(path, text.toString().strip(), gpus);
                path.removeLast();
                text.setLength(0);
            }
        }
    }

    private static void ended(Deque<String> path, String text, List<Map<String, String>> gpus) {
        List<String> names = List.copyOf(path);
        if (names.size() > 2 && names.get(1).equals("gpu") && !text.isEmpty()) {
            Map<String, String> gpu = gpus.get(gpus.size() - 1);
            if (gpu.size() < MOST) {
                gpu.putIfAbsent(String.join("/", names.subList(2, names.size())), text);
            }
        }
    }
}
