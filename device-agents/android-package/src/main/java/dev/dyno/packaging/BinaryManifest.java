package dev.dyno.packaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A manifest in the binary form of XML that Android reads, as {@code ResourceTypes.h} of Android's framework lays it out. Values
 * are texts, whole numbers, hexadecimal numbers for flags, and true or false; there are no references to resources.
 */
final class BinaryManifest {
    private static final String ANDROID = "http://schemas.android.com/apk/res/android";

    private static final int XML = 0x0003;
    private static final int RESOURCE_MAP = 0x0180;
    private static final int START_NAMESPACE = 0x0100;
    private static final int END_NAMESPACE = 0x0101;
    private static final int START_ELEMENT = 0x0102;
    private static final int END_ELEMENT = 0x0103;
    private static final int NODE_HEADER = 16;
    private static final int NONE = -1;
    private static final int ATTRIBUTE_BYTES = 20;

    private final AttributeIds ids;
    private final StringPool strings = new StringPool();
    private final List<Event> events = new ArrayList<>();

    BinaryManifest(AttributeIds ids) {
        this.ids = ids;
    }

    /** A tag, as it comes in the text. */
    private record Event(int line, boolean start, String name, List<Attribute> attributes) {}

    /** An attribute; its id is 0 if it is not Android's. */
    private record Attribute(int id, String name, TypedValue value) {}

    /**
     * Translates a manifest.
     *
     * @throws IOException if it is no XML or holds what this form cannot say
     */
    byte[] encode(byte[] text) throws IOException {
        try {
            read(text);
        } catch (XMLStreamException e) {
            throw new IOException("the manifest is not well formed: " + e.getMessage(), e);
        }
        // Names of Android's attributes come first in the pool: the map of their numbers has the same order.
        List<Integer> known = androidAttributes();
        known.forEach(strings::add);
        Bytes nodes = nodes();
        Bytes map = new Bytes();
        known.forEach(map::int32);
        Bytes content =
                new Bytes().bytes(strings.chunk()).chunk(RESOURCE_MAP, 8, map).bytes(nodes);
        return new Bytes().chunk(XML, 8, content).toByteArray();
    }

    private List<Integer> androidAttributes() {
        return events.stream()
                .flatMap(event -> event.attributes().stream())
                .filter(attribute -> attribute.id() != 0)
                .map(attribute -> strings.name(attribute.id(), attribute.name()))
                .distinct()
                .sorted()
                .toList();
    }

    private void read(byte[] text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(text));
        while (reader.hasNext()) {
            int kind = reader.next();
            int line = reader.getLocation().getLineNumber();
            if (kind == XMLStreamConstants.START_ELEMENT) {
                events.add(new Event(line, true, reader.getLocalName(), attributes(reader)));
            } else if (kind == XMLStreamConstants.END_ELEMENT) {
                events.add(new Event(line, false, reader.getLocalName(), List.of()));
            }
        }
    }

    /** Android looks attributes up by number, in ascending order. */
    private List<Attribute> attributes(XMLStreamReader reader) {
        List<Attribute> attributes = new ArrayList<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = reader.getAttributeLocalName(i);
            boolean android = ANDROID.equals(reader.getAttributeNamespace(i));
            TypedValue value = android && !name.equals("versionName")
                    ? TypedValue.of(reader.getAttributeValue(i))
                    : TypedValue.text(reader.getAttributeValue(i));
            attributes.add(new Attribute(android ? ids.of(name) : 0, name, value));
        }
        attributes.sort(Comparator.comparing(a -> a.id() == 0 ? Integer.MAX_VALUE : a.id()));
        return attributes;
    }

    private Bytes nodes() {
        Bytes nodes = new Bytes();
        Bytes namespace =
                new Bytes().int32(1).int32(NONE).int32(strings.index("android")).int32(strings.index(ANDROID));
        nodes.chunk(START_NAMESPACE, NODE_HEADER, namespace);
        for (Event event : events) {
            Bytes node = new Bytes().int32(event.line()).int32(NONE).int32(NONE).int32(strings.index(event.name()));
            if (event.start()) {
                node.int16(ATTRIBUTE_BYTES)
                        .int16(ATTRIBUTE_BYTES)
                        .int16(event.attributes().size());
                node.int16(0).int16(0).int16(0); // which attribute is the id, the class, the style: none
                event.attributes().forEach(attribute -> write(attribute, node));
            }
            nodes.chunk(event.start() ? START_ELEMENT : END_ELEMENT, NODE_HEADER, node);
        }
        return nodes.chunk(END_NAMESPACE, NODE_HEADER, namespace);
    }

    private void write(Attribute attribute, Bytes out) {
        boolean android = attribute.id() != 0;
        out.int32(android ? strings.index(ANDROID) : NONE);
        out.int32(android ? strings.index(attribute.id()) : strings.index(attribute.name()));
        TypedValue value = attribute.value();
        int text = value.isText() ? strings.index(value.text()) : NONE;
        out.int32(text).int16(8).int8(0).int8(value.type()).int32(value.isText() ? text : value.data());
    }
}
