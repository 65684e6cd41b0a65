package dev.dyno.protocol;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dictionary in front of a tensor file: a Python literal with exactly three keys, in any order. */
record NpyHeader(ElementType type, List<Integer> shape) {
    private static final int MAX_AXES = 32;
    private static final Pattern DESCR = Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([^'\"]{0,20})['\"]");
    private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)\\b");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([^()]*)\\)");

    static NpyHeader parse(Path file, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (find(file, ORDER, text, "fortran_order").equals("True")) {
            throw NpyFile.malformed(file, "Fortran order; save numpy.ascontiguousarray(x) instead");
        }
        return new NpyHeader(
                type(file, find(file, DESCR, text, "descr")), shape(file, find(file, SHAPE, text, "shape")));
    }

    private static String find(Path file, Pattern pattern, String text, String key) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw NpyFile.malformed(file, "its header has no readable '" + key + "'");
        }
        return String.valueOf(matcher.group(1));
    }

    private static ElementType type(Path file, String descriptor) {
        for (ElementType type : ElementType.values()) {
            boolean oneByte = type.bytes() == 1 && descriptor.length() == 3;
            if (type.descriptor().equals(descriptor)
                    || (oneByte && type.descriptor().substring(1).equals(descriptor.substring(1)))) {
                return type;
            }
        }
        String cure = descriptor.startsWith(">") ? "; save it little-endian, as x.astype('<f4')" : "";
        throw NpyFile.malformed(
                file, "elements of type '" + descriptor + "'; understood are <f4 <f8 |i1 |u1 <i4 <i8" + cure);
    }

    private static List<Integer> shape(Path file, String text) {
        List<Integer> shape = new ArrayList<>();
        String[] parts = text.split(",", MAX_AXES + 2);
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i].strip();
            boolean trailing = part.isEmpty() && i == parts.length - 1;
            if (trailing) {
                continue;
            }
            if (!part.matches("[0-9]{1,9}L?") || shape.size() == MAX_AXES) {
                throw NpyFile.malformed(file, "a shape that is not a short list of lengths below 10^9");
            }
            shape.add(Integer.parseInt(part.replace("L", "")));
        }
        return shape;
    }
}
