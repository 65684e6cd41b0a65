package dev.dyno.packaging;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What the agent's jars hold, in an order that does not depend on them.
 *
 * @param files by their names in the jars
 */
record ClassPath(Map<String, byte[]> files) {
    /**
     * Parts of JavaCPP that an agent never reaches: they make libraries, for which they need Maven and a desktop's Java, or
     * look into memory in ways that Android refuses. Those that its other classes extend must stay.
     */
    private static final Pattern UNUSED =
            Pattern.compile("org/bytedeco/javacpp/(tools/(?!(Logger|InfoMapper|BuildEnabled)\\.).*|indexer/.*)");

    /** Reads every jar of a folder. Of files that several have, the first jar's by name is kept. */
    static ClassPath read(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        Map<String, Path> jars = new TreeMap<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
            found.forEach(jar -> jars.put(jar.getFileName().toString(), jar));
        }
        for (Path jar : jars.values()) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                Enumeration<? extends ZipEntry> entries = zip.entries();
                while (entries.hasMoreElements()) {
                    ZipEntry entry = entries.nextElement();
                    if (!entry.isDirectory()) {
                        files.putIfAbsent(
                                entry.getName(), zip.getInputStream(entry).readAllBytes());
                    }
                }
            }
        }
        return new ClassPath(files);
    }

    /** The classes that can run on Android, by the name of their file. */
    Map<String, byte[]> classes() {
        Map<String, byte[]> classes = new TreeMap<>();
        files.forEach((name, bytes) -> {
            if (name.endsWith(".class") && runs(name)) {
                classes.put(name, bytes);
            }
        });
        return classes;
    }

    /** Other files whose names begin so. */
    Map<String, byte[]> resources(String prefix) {
        Map<String, byte[]> resources = new TreeMap<>();
        files.forEach((name, bytes) -> {
            if (name.startsWith(prefix + "dev.dyno.")) {
                resources.put(name, bytes);
            }
        });
        return resources;
    }

    private static boolean runs(String name) {
        if (name.startsWith("META-INF/") || name.equals("module-info.class") || name.endsWith("package-info.class")) {
            return false;
        }
        return !UNUSED.matcher(name).matches();
    }
}
