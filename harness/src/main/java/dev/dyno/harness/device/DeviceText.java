package dev.dyno.harness.device;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a device says, made fit to be shown: bounded, and without characters that steer a terminal. */
public final class DeviceText {
    private static final int MAX_BYTES = 4096;

    private DeviceText() {}

    /** The end of a text. Line breaks and tabs stay, other control and direction characters do not. */
    public static String clean(String text) {
        String tail = text.substring(Math.max(0, text.length() - MAX_BYTES));
        return tail.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "")
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\n\t]]", "")
                .strip();
    }

    /** The same on one line. */
    public static String line(String text) {
        return clean(text).replaceAll("\\s+", " ");
    }

    /** The end of a text of which the bytes are there. */
    static String clean(byte[] bytes) {
        int from = Math.max(0, bytes.length - MAX_BYTES);
        return clean(new String(Arrays.copyOfRange(bytes, from, bytes.length), StandardCharsets.UTF_8));
    }
}
