package dev.dyno.harness.meter;

import dev.dyno.harness.device.DeviceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Reads a meter's lines as they come, on a thread of its own, into a {@link MeterLog}. */
public final class MeterFeed implements AutoCloseable {
    private static final int BUFFER = 8192;
    private static final long POLL_MILLIS = 20;
    private static final long STOP_MILLIS = 2_000;

    private final MeterLog log;
    private final LongSupplier nanoTime;
    private final StringBuilder line = new StringBuilder();
    private boolean tooLong;
    private @Nullable Process process;
    private @Nullable Thread thread;
    private volatile boolean stopped;

    private MeterFeed(MeterLog log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
    }

    /**
     * Starts a program and reads what it prints, on both streams.
     *
     * @param words the program and its arguments
     * @throws IOException if it cannot be started
     */
    public static MeterFeed ofCommand(List<String> words, MeterLog log, LongSupplier nanoTime) throws IOException {
        MeterFeed feed = new MeterFeed(log, nanoTime);
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        feed.process = process;
        feed.start(() -> feed.follow(process));
        return feed;
    }

    /**
     * Reads what is added to a file from now on.
     *
     * @throws IOException if there is no such file
     */
    public static MeterFeed ofFile(Path file, MeterLog log, LongSupplier nanoTime) throws IOException {
        MeterFeed feed = new MeterFeed(log, nanoTime);
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(Files.size(file));
        feed.start(() -> feed.follow(file, in));
        return feed;
    }

    private void start(Runnable work) {
        Thread reader = new Thread(work, "dyno-meter");
        thread = reader;
        reader.setDaemon(true);
        reader.start();
    }

    private void follow(Process running) {
        byte[] bytes = new byte[BUFFER];
        try (InputStream in = running.getInputStream()) {
            running.getOutputStream().close();
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                take(bytes, n);
            }
            int code = running.waitFor();
            log.end("its program ended with " + code);
        } catch (IOException e) {
            log.end("its program cannot be read: " + DeviceText.line(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            log.end("reading it was interrupted");
        }
    }

    private void follow(Path file, InputStream opened) {
        byte[] bytes = new byte[BUFFER];
        long seen = 0;
        try (InputStream in = opened) {
            while (!stopped) {
                int n = in.read(bytes);
                if (n > 0) {
                    take(bytes, n);
                    seen = Math.max(seen, Files.size(file));
                } else if (Files.size(file) < seen) {
                    log.end("its file became shorter");
                    return;
                } else {
                    Thread.sleep(POLL_MILLIS);
                }
            }
        } catch (IOException e) {
            log.end("its file cannot be read: " + DeviceText.line(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            log.end("reading it was interrupted");
        }
    }

    /** Only whole lines count: what a meter has not finished may be half a number. */
    private void take(byte[] bytes, int n) {
        long now = nanoTime.getAsLong();
        for (char c : new String(bytes, 0, n, StandardCharsets.ISO_8859_1).toCharArray()) {
            if (c == '\n') {
                log.arrived(now, line + (tooLong ? "..." : ""));
                line.setLength(0);
                tooLong = false;
            } else if (line.length() <= MeterLine.LONGEST) {
                line.append(c);
            } else {
                tooLong = true;
            }
        }
    }

    /** Ends it, and the program with all that it started. Never throws. */
    @Override
    public void close() {
        stopped = true;
        Process running = process;
        if (running != null) {
            List<ProcessHandle> started = running.descendants().toList();
            running.destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
        }
        Thread reader = thread;
        if (reader != null) {
            reader.interrupt();
            try {
                reader.join(STOP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
