package dev.dyno.reports.formats;

import dev.dyno.reports.page.words.Shown;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A name by which programs tell things apart. Like {@link Shown}, it is of bounded length and without characters that steer
 * what is around them; unlike there, two different names stay different.
 */
public final class Label {
    private static final int LONGEST = 120;
    private static final int DIGITS = 8;

    private Label() {}

    /** The name; where it had to be changed, eight digits of its SHA-256 follow. */
    public static String of(String name) {
        String tame = Shown.text(name);
        boolean cut = tame.codePointCount(0, tame.length()) > LONGEST;
        String label = cut ? tame.substring(0, tame.offsetByCodePoints(0, LONGEST)) + "…" : tame;
        return label.equals(name) ? name : label + " #" + digest(name);
    }

    private static String digest(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
