package dev.dyno.packaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** What a dex file defines and names, by the tables at its beginning; the format is that of Android's documentation. */
final class DexReferences {
    private static final int STRING_IDS = 0x3c;
    private static final int TYPE_IDS = 0x44;
    private static final int PROTO_IDS = 0x4c;
    private static final int FIELD_IDS = 0x54;
    private static final int METHOD_IDS = 0x5c;
    private static final int CLASS_DEFS = 0x64;

    private final ByteBuffer dex;

    DexReferences(byte[] bytes) {
        this.dex = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * A field or method that code names.
     *
     * @param owner the class, such as {@code java/lang/String}
     * @param member a field as {@code name#type}, a method as {@code name(parameters)result}
     */
    record Reference(String owner, String member) implements Comparable<Reference> {
        @Override
        public int compareTo(Reference other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return owner + "." + member;
        }
    }

    /** The classes that the file holds, such as {@code dev/dyno/protocol/TrialSpec}. */
    Set<String> defined() {
        Set<String> defined = new TreeSet<>();
        for (int i = 0; i < count(CLASS_DEFS); i++) {
            defined.add(plain(type(dex.getInt(at(CLASS_DEFS, i, 32)))));
        }
        return defined;
    }

    /** The fields and methods that it names, of classes that it does not hold. */
    Set<Reference> foreign() {
        Set<String> own = defined();
        Set<Reference> references = new TreeSet<>();
        for (int i = 0; i < count(METHOD_IDS); i++) {
            int place = at(METHOD_IDS, i, 8);
            references.add(new Reference(owner(place), string(dex.getInt(place + 4)) + proto(dex.getChar(place + 2))));
        }
        for (int i = 0; i < count(FIELD_IDS); i++) {
            int place = at(FIELD_IDS, i, 8);
            references.add(
                    new Reference(owner(place), string(dex.getInt(place + 4)) + "#" + type(dex.getChar(place + 2))));
        }
        references.removeIf(reference ->
                own.contains(reference.owner()) || reference.owner().startsWith("["));
        return references;
    }

    /** The classes and interfaces that its classes extend or implement. */
    Set<String> parents() {
        Set<String> parents = new TreeSet<>();
        for (int i = 0; i < count(CLASS_DEFS); i++) {
            int place = at(CLASS_DEFS, i, 32);
            parents.add(plain(type(dex.getInt(place + 8))));
            int interfaces = dex.getInt(place + 12);
            for (int j = 0; interfaces != 0 && j < dex.getInt(interfaces); j++) {
                parents.add(plain(type(dex.getChar(interfaces + 4 + 2 * j))));
            }
        }
        return parents;
    }

    private int count(int table) {
        return dex.getInt(table - 4);
    }

    private int at(int table, int index, int width) {
        return dex.getInt(table) + index * width;
    }

    private String owner(int place) {
        return plain(type(dex.getChar(place)));
    }

    private static String plain(String descriptor) {
        return descriptor.startsWith("L") ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }

    private String type(int index) {
        return string(dex.getInt(at(TYPE_IDS, index, 4)));
    }

    private String proto(int index) {
        int place = at(PROTO_IDS, index, 12);
        StringBuilder text = new StringBuilder("(");
        int parameters = dex.getInt(place + 8);
        for (int i = 0; parameters != 0 && i < dex.getInt(parameters); i++) {
            text.append(type(dex.getChar(parameters + 4 + 2 * i)));
        }
        return text.append(')').append(type(dex.getInt(place + 4))).toString();
    }

    /** Names are ASCII; a length comes before them, in groups of seven bits. */
    private String string(int index) {
        int place = dex.getInt(at(STRING_IDS, index, 4));
        while (dex.get(place) < 0) {
            place++;
        }
        int begin = ++place;
        while (dex.get(place) != 0) {
            place++;
        }
        return new String(dex.array(), begin, place - begin, StandardCharsets.UTF_8);
    }
}
