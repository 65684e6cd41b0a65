package dev.dyno.harness.virtual.phone;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the binary form that manifests have in packages; format: AOSP, ResourceTypes.h. */
final class BinaryXml {
    private static final int STRINGS = 0x0001;
    private static final int DOCUMENT = 0x0003;
    private static final int START_ELEMENT = 0x0102;
    private static final int UTF_8 = 1 << 8;
    private static final int TEXT = 3;
    private static final int HEAD = 8;

    private final ByteBuffer in;
    private final List<String> strings = new ArrayList<>();

    private BinaryXml(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** All elements in order, the root first. */
    static List<ManifestElement> elements(byte[] bytes) throws Refused {
        try {
            return new BinaryXml(bytes).read();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new Refused("INSTALL_PARSE_FAILED_BAD_MANIFEST", "Corrupt XML binary file");
        }
    }

    private List<ManifestElement> read() {
        if (in.getShort(0) != DOCUMENT || in.getInt(4) != in.capacity()) {
            throw new IllegalArgumentException("no document");
        }
        List<ManifestElement> elements = new ArrayList<>();
        int at = HEAD;
        while (at < in.capacity()) {
            int type = in.getShort(at);
            int size = in.getInt(at + 4);
            if (size < HEAD) {
                throw new IllegalArgumentException("a chunk of " + size + " bytes");
            }
            if (type == STRINGS) {
                strings(at);
            } else if (type == START_ELEMENT) {
                elements.add(element(at + HEAD + 8));
            }
            at += size;
        }
        return elements;
    }

    private void strings(int chunk) {
        int count = in.getInt(chunk + 8);
        boolean utf8 = (in.getInt(chunk + 16) & UTF_8) != 0;
        int data = chunk + in.getInt(chunk + 20);
        for (int i = 0; i < count; i++) {
            int at = data + in.getInt(chunk + 28 + 4 * i);
            strings.add(utf8 ? utf8(at) : utf16(at));
        }
    }

    /** Its length in characters comes first, then that in bytes; each has two bytes if the first one's highest bit is set. */
    private String utf8(int at) {
        int bytes = at + (in.get(at) < 0 ? 2 : 1);
        int length = in.get(bytes) < 0 ? ((in.get(bytes) & 0x7f) << 8) | (in.get(bytes + 1) & 0xff) : in.get(bytes);
        int start = bytes + (in.get(bytes) < 0 ? 2 : 1);
        return new String(in.array(), start, length, StandardCharsets.UTF_8);
    }

    private String utf16(int at) {
        return new String(in.array(), at + 2, 2 * in.getShort(at), StandardCharsets.UTF_16LE);
    }

    private ManifestElement element(int at) {
        Map<String, String> attributes = new HashMap<>();
        int size = in.getShort(at + 10);
        int count = in.getShort(at + 12);
        int first = at + in.getShort(at + 8);
        for (int i = 0; i < count; i++) {
            int attribute = first + i * size;
            int value = in.getInt(attribute + 16);
            boolean text = in.get(attribute + 15) == TEXT;
            attributes.put(strings.get(in.getInt(attribute + 4)), text ? strings.get(value) : Integer.toString(value));
        }
        return new ManifestElement(strings.get(in.getInt(at + 4)), Map.copyOf(attributes));
    }
}
