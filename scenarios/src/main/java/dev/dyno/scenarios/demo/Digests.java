package dev.dyno.scenarios.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** SHA-256 digests by file name, and their text form: the one that {@code sha256sum -c} reads. */
final class Digests {
    private static final String RECORDED = "digests.sha256";
    private static final int DIGITS = 64;
    private static final String SEPARATOR = "  ";

    private Digests() {}

    /** The digests that every machine must come to, of all demo files. */
    static SortedMap<String, String> recorded() {
        try (InputStream in = Digests.class.getResourceAsStream(RECORDED)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks the resource " + RECORDED);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the resource " + RECORDED, e);
        }
    }

    /** Lines that are not a digest and a name are left out. */
    static SortedMap<String, String> parse(String text) {
        SortedMap<String, String> all = new TreeMap<>();
        text.lines()
                .filter(line -> line.startsWith(SEPARATOR, DIGITS))
                .forEach(line -> all.put(line.substring(DIGITS + SEPARATOR.length()), line.substring(0, DIGITS)));
        return all;
    }

    static String format(Map<String, String> digests) {
        return new TreeMap<>(digests)
                .entrySet().stream()
                        .map(entry -> entry.getValue() + SEPARATOR + entry.getKey() + "\n")
                        .collect(Collectors.joining());
    }
}
