package dev.dyno.reports.page;

import dev.dyno.reports.history.NightlyRuns;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * What every page of a sort has in it, or beside it.
 *
 * @param sort the sort of page
 * @param style the style sheet
 * @param script the script, without which the page can be read just as well
 * @param layout where the two are
 */
public record PageFiles(String sort, String style, String script, Layout layout) {
    /** Where a page's style, script and data are. */
    public enum Layout {
        /** In the page, which is then one file that can be mailed. */
        FILE,
        /** Beside it, for hosts that forbid what is inline. */
        DIR
    }

    /** Name of the folder beside a page in which its files are. */
    public static final String FOLDER = NightlyRuns.SITE_FILES;

    /**
     * Those of a sort of page: what all pages have, and what this sort has besides.
     *
     * @param sort the name of its script beside this class
     */
    public static PageFiles of(String sort, Layout layout) {
        String script = "'use strict';\n(() => {\n" + file("common.js") + file(sort + ".js") + "})();\n";
        return new PageFiles(sort, file("common.css"), script, layout);
    }

    /** Whether they stand in the page. */
    public boolean inline() {
        return layout == Layout.FILE;
    }

    /** The page's security policy: nothing may be fetched or run but the two of them. */
    public String policy() {
        String own = inline()
                ? "style-src '" + digest(style) + "'; script-src '" + digest(script) + "'"
                : "style-src 'self'; script-src 'self'";
        return "default-src 'none'; " + own + "; base-uri 'none'; form-action 'none'";
    }

    /** The address of the style sheet, where it is beside the page. */
    public String styleAddress() {
        return FOLDER + "/" + sort + ".css";
    }

    /** The address of the script, likewise. */
    public String scriptAddress() {
        return FOLDER + "/" + sort + ".js";
    }

    /** The files that have to be beside the page, by their addresses; none where they stand in it. */
    public Map<String, byte[]> beside() {
        return inline()
                ? Map.of()
                : Map.of(
                        styleAddress(), style.getBytes(StandardCharsets.UTF_8),
                        scriptAddress(), script.getBytes(StandardCharsets.UTF_8));
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
