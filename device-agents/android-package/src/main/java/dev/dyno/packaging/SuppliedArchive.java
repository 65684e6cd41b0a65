package dev.dyno.packaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What an Android archive (AAR) of a runtime has for the agent, which the user gives because Dyno may not or cannot bring it.
 *
 * @param classes class files by their names in {@code classes.jar}
 * @param natives its libraries for {@value #ABI}, by their names
 */
record SuppliedArchive(Map<String, byte[]> classes, Map<String, byte[]> natives) {
    private static final String ABI = "arm64-v8a";
    private static final String FOLDER = "jni/" + ABI + "/";
    private static final long MOST_BYTES = 512L << 20;

    /**
     * Reads an archive.
     *
     * @throws IOException naming the file, what is wrong with it, and the cure
     */
    static SuppliedArchive read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": no such Android archive");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + ": larger than any Android archive of a runtime");
        }
        Map<String, byte[]> entries = entries(Files.readAllBytes(file));
        byte[] jar = entries.get("classes.jar");
        if (jar == null) {
            throw new IOException(
                    file + ": no Android archive, for it holds no classes.jar; give the .aar file as it was published");
        }
        Map<String, byte[]> natives = new TreeMap<>();
        entries.forEach((name, bytes) -> {
            if (name.startsWith(FOLDER) && name.endsWith(".so")) {
                natives.put(name.substring(FOLDER.length()), bytes);
            }
        });
        if (natives.isEmpty()) {
            throw new IOException(file + ": holds no libraries for " + ABI + ", which is what the agent runs on");
        }
        for (Map.Entry<String, byte[]> library : natives.entrySet()) {
            requirePages(file + ": " + library.getKey(), library.getValue());
        }
        return new SuppliedArchive(entries(jar), natives);
    }

    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    /** Android 15 has devices whose pages have 16 KiB; they map only what is laid out for them. The format is that of ELF. */
    private static void requirePages(String what, byte[] library) throws IOException {
        ByteBuffer elf = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
        try {
            if (elf.getInt(0) != 0x464c457f || elf.getChar(18) != 183) {
                throw new IOException(what + " is no library for 64-bit ARM");
            }
            int headers = Math.toIntExact(elf.getLong(32));
            for (int i = 0; i < elf.getChar(56); i++) {
                int header = headers + i * elf.getChar(54);
                if (elf.getInt(header) == 1 && elf.getLong(header + 48) % SigningKey.PAGE_BYTES != 0) {
                    throw new IOException(what + " is laid out for pages of " + elf.getLong(header + 48)
                            + " bytes, which devices with pages of 16 KiB refuse; take a newer release");
                }
            }
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new IOException(what + " is damaged: its headers point outside of it", e);
        }
    }
}
