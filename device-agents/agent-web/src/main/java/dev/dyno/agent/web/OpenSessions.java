package dev.dyno.agent.web;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The open sessions of a device, each written down by the bridge that has it, so that one whose bridge was killed can be closed by
 * the next. A session whose bridge still runs is left alone: a trial's, while somebody looks at the device.
 *
 * @param prefix what the paths of their files begin with, before a dot and the number of the bridge's process
 */
record OpenSessions(Path prefix) {
    private static final String NUMBER = "[0-9]{1,18}";

    /** Writes down the session of this process. */
    void write(URI server, String session) throws IOException {
        long started = started(ProcessHandle.current());
        Files.writeString(own(), session + "\n" + server + "\n" + started + "\n", StandardCharsets.UTF_8);
    }

    /** This process has none any more. */
    void forget() throws IOException {
        Files.deleteIfExists(own());
    }

    /** Closes those whose bridges are gone. Never throws. */
    void closeLeft() {
        String begin = prefix.getFileName() + ".";
        try (Stream<Path> files = Files.list(prefix.resolveSibling(""))) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(begin) && name.substring(begin.length()).matches(NUMBER)) {
                    closeLeft(file, Long.parseLong(name.substring(begin.length())));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // Nobody can say more of them than files that cannot be read.
        }
    }

    private static void closeLeft(Path file, long bridge) throws IOException {
        List<String> lines = Files.readAllLines(file);
        boolean whole = lines.size() == 3
                && lines.get(0).matches("[A-Za-z0-9-]{1,100}")
                && lines.get(2).matches(NUMBER);
        if (whole && runs(bridge, Long.parseLong(lines.get(2)))) {
            return;
        }
        if (whole) {
            WebDriverRequests.delete(URI.create(lines.get(1)), lines.get(0));
        }
        Files.deleteIfExists(file);
    }

    /** Whether a process is there; numbers are given out again, so it is known by its start too. */
    private static boolean runs(long number, long started) {
        return ProcessHandle.of(number)
                .filter(process -> process.isAlive() && started(process) == started)
                .isPresent();
    }

    /** In ms since 1970; 0 if the system does not tell. */
    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private Path own() {
        return prefix.resolveSibling(
                prefix.getFileName() + "." + ProcessHandle.current().pid());
    }
}
