package dev.dyno.reports.measurements.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The names of one column, each known by a small number, so that a row costs no object. Only names that can be printed as they
 * are get one.
 */
final class Names {
    /** What {@link #id} answers for bytes that are no name. */
    static final int NONE = -1;

    private static final int LONGEST = 200;
    private static final int ENTRY_BYTES = 150;

    private final List<byte[]> keys = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private int[] slots = new int[64];
    private byte[] lastKey = {};
    private int last = NONE;

    Names() {
        Arrays.fill(slots, NONE);
    }

    /** The number of a name; {@link #NONE} where {@link #whyNot} has a reason. */
    int id(byte[] bytes, int start, int end) {
        if (last != NONE && Arrays.equals(bytes, start, end, lastKey, 0, lastKey.length)) {
            return last;
        }
        int slot = slot(bytes, start, end);
        int id = slots[slot];
        if (id == NONE) {
            if (!whyNot(bytes, start, end).isEmpty()) {
                return NONE;
            }
            id = add(Arrays.copyOfRange(bytes, start, end), slot);
        }
        last = id;
        lastKey = keys.get(id);
        return id;
    }

    String name(int id) {
        return names.get(id);
    }

    int count() {
        return names.size();
    }

    List<String> all() {
        return List.copyOf(names);
    }

    /** About how many bytes each name takes besides its own. */
    static long bytesPerName() {
        return ENTRY_BYTES;
    }

    /** Why some bytes are no name; empty if they are. */
    static String whyNot(byte[] bytes, int start, int end) {
        if (start == end) {
            return "is empty";
        }
        if (end - start > LONGEST) {
            return "is longer than " + LONGEST + " bytes";
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, end - start))
                    .toString();
        } catch (CharacterCodingException e) {
            return "is not text in UTF-8";
        }
        return text.codePoints()
                .filter(Names::invisible)
                .mapToObj(c -> String.format("holds the control character U+%04X", c))
                .findFirst()
                .orElse("");
    }

    private static boolean invisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private int add(byte[] key, int slot) {
        int id = keys.size();
        keys.add(key);
        names.add(new String(key, StandardCharsets.UTF_8));
        slots[slot] = id;
        if (keys.size() * 2 > slots.length) {
            slots = new int[slots.length * 2];
            Arrays.fill(slots, NONE);
            for (int i = 0; i < keys.size(); i++) {
                byte[] each = keys.get(i);
                slots[slot(each, 0, each.length)] = i;
            }
        }
        return id;
    }

    private int slot(byte[] bytes, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        int mask = slots.length - 1;
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (slots[slot] != NONE) {
            byte[] key = keys.get(slots[slot]);
            if (Arrays.equals(bytes, start, end, key, 0, key.length)) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
