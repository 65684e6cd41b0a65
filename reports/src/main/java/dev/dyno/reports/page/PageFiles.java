package dev.dyno.reports.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What every page has in it.
 *
 * @param style the style sheet
 * @param script the script
 */
record PageFiles(String style, String script) {
    static PageFiles load() {
        return new PageFiles(file("report.css"), file("report.js"));
    }

    /** Nothing may be fetched, and nothing but the two of them, by their digests, counts. */
    String policy() {
        return "default-src 'none'; style-src '" + digest(style) + "'; script-src '" + digest(script)
                + "'; base-uri 'none'; form-action 'none'";
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String file(String name) {
        try (InputStream file = PageFiles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("this build of Dyno lacks its " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
