package dev.dyno.packaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The texts of a binary manifest; everything else refers to them by index. */
final class StringPool {
    private static final int TYPE = 0x0001;
    private static final int HEADER = 28;

    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> indices = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<Integer, Integer> attributes = new HashMap<>();

    /** Learns what the attribute of a number is called; gives the number back. */
    int name(int id, String name) {
        names.put(id, name);
        return id;
    }

    /** Adds the name of an attribute, even if the same text is there for another purpose. */
    void add(int id) {
        attributes.put(id, texts.size());
        texts.add(Objects.requireNonNull(names.get(id)));
    }

    /** Where the name of Android's attribute stands. */
    int index(int id) {
        return Objects.requireNonNull(attributes.get(id));
    }

    /** Where a text stands; it is added if it is new. */
    int index(String text) {
        return indices.computeIfAbsent(text, added -> {
            texts.add(added);
            return texts.size() - 1;
        });
    }

    /** The pool as it stands in the file, in UTF-16. */
    byte[] chunk() {
        Bytes offsets = new Bytes();
        Bytes data = new Bytes();
        for (String text : texts) {
            offsets.int32(data.size());
            data.int16(text.length());
            text.chars().forEach(data::int16);
            data.int16(0);
        }
        data.pad(4);
        int start = HEADER + offsets.size();
        Bytes content =
                new Bytes().int32(texts.size()).int32(0).int32(0).int32(start).int32(0);
        content.bytes(offsets).bytes(data);
        return new Bytes().chunk(TYPE, HEADER, content).toByteArray();
    }
}
