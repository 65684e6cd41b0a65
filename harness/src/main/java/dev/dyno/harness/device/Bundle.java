package dev.dyno.harness.device;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files that belong together on a device.
 *
 * @param files files here by their names there: relative, with {@code /} between folders, without {@code .} and
 *     {@code ..}, backslashes and control characters; at least one
 */
public record Bundle(SortedMap<String, Path> files) {
    public Bundle {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a bundle has at least one file");
        }
        for (String name : files.keySet()) {
            if (!name.matches("[^/\\\\\\p{Cntrl}]+(/[^/\\\\\\p{Cntrl}]+)*")
                    || ("/" + name + "/").matches(".*/\\.{1,2}/.*")) {
                throw new IllegalArgumentException("not a name for a file on a device: '" + name + "'");
            }
        }
    }

    /** A bundle of one file. */
    public static Bundle of(String name, Path file) {
        return new Bundle(new TreeMap<>(Map.of(name, file)));
    }

    /** A bundle of several files, by their names there. */
    public static Bundle of(Map<String, Path> files) {
        return new Bundle(new TreeMap<>(files));
    }
}
