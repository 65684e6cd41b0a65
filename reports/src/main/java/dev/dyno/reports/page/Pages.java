package dev.dyno.reports.page;

import dev.dyno.results.error.StoreException;
import dev.dyno.results.store.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Brings pages to the disk. */
public final class Pages {
    /** In so many bytes every page has said who made it. */
    private static final int BEGINNING = 2_000;

    private Pages() {}

    /**
     * Writes files below a folder, each whole or not at all. One that is there already as it should be is left alone, so that
     * what copies the folder elsewhere has less to do.
     *
     * @param files by their names within the folder, with {@code /} between their parts
     * @return how many of them were written
     * @throws StoreException if one cannot be written
     */
    public static int write(Path folder, Map<String, byte[]> files) {
        int written = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            try {
                if (Files.isRegularFile(path) && Arrays.equals(Files.readAllBytes(path), file.getValue())) {
                    continue;
                }
                Path parent = path.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
            } catch (IOException e) {
                throw new StoreException(path + " cannot be written: " + e, e);
            }
            AtomicFile.write(path, file.getValue());
            written++;
        }
        return written;
    }

    /**
     * Requires that nothing but a page of Dyno's would be replaced.
     *
     * @throws StoreException if somebody else's file is there
     */
    public static void requireOwn(Path page) {
        if (!Files.exists(page)) {
            return;
        }
        try (InputStream in = Files.newInputStream(page)) {
            String beginning = new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
            if (!beginning.contains("<meta name=\"generator\" content=\"dyno report")) {
                throw new StoreException(
                        page + " was not made by 'dyno report'; move it away, or choose another place");
            }
        } catch (IOException e) {
            throw new StoreException(page + " cannot be read: " + e, e);
        }
    }
}
