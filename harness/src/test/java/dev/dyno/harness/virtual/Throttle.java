package dev.dyno.harness.virtual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Slows a virtual device's link down, in the device's own network. */
public final class Throttle {
    private Throttle() {}

    /**
     * Sets how fast the link is.
     *
     * @param device the device's folder
     * @param rate as {@code tc} reads it, such as {@code 4mbit}; empty for as fast as it can
     */
    public static void set(Path device, String rate) {
        String script = rate.isEmpty()
                ? "tc qdisc del dev lo root 2>/dev/null || :"
                : "tc qdisc replace dev lo root tbf rate " + rate + " burst 256kb latency 400ms";
        try {
            String pid = Files.readString(device.resolve("pid")).strip();
            VirtualParts.run("nsenter", "-t", pid, "-n", "sh", "-c", script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
