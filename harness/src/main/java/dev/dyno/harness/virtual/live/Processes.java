package dev.dyno.harness.virtual.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What {@code /proc} says of processes. One that ends meanwhile is simply not there. */
final class Processes {
    private static final Path PROC = Path.of("/proc");
    /** Of them are the clock ticks in {@code /proc/PID/stat}, on every Linux. */
    static final double TICKS_PER_SECOND = 100;

    private static final int MOST = 4_096;

    private Processes() {}

    /** A process and all that descend from it. In a pid namespace nothing leaves its first process. */
    static List<Long> tree(long first) {
        List<Long> all = new ArrayList<>(List.of(first));
        for (int i = 0; i < all.size() && all.size() < MOST; i++) {
            Path tasks = PROC.resolve(all.get(i) + "/task");
            try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
                for (Path thread : threads) {
                    numbers(read(thread.resolve("children"))).forEach(all::add);
                }
            } catch (IOException | UncheckedIOException | java.nio.file.DirectoryIteratorException e) {
                // It has ended.
            }
        }
        return all;
    }

    /** The threads of a process. */
    static List<Long> threads(long pid) {
        List<Long> threads = new ArrayList<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(PROC.resolve(pid + "/task"))) {
            tasks.forEach(task -> threads.add(Long.parseLong(String.valueOf(task.getFileName()))));
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // It has ended.
        }
        return threads;
    }

    /** Processor time of a process and of its children that have ended, in s; 0 if it is not there. */
    static double seconds(long pid) {
        String stat = read(PROC.resolve(pid + "/stat"));
        String[] words = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        if (words.length < 15) {
            return 0;
        }
        long ticks = 0;
        for (int i = 11; i <= 14; i++) {
            ticks += Long.parseLong(words[i]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** Processor time of a thread in ns; empty if it is not there. */
    static OptionalLong nanos(long thread) {
        String schedstat = read(PROC.resolve(thread + "/schedstat"));
        int end = schedstat.indexOf(' ');
        return end < 1 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(schedstat.substring(0, end)));
    }

    /** Whether a process or thread is one of those by which its device is reached. They are never slowed down. */
    static boolean reaches(long pid) {
        String line = read(PROC.resolve(pid + "/cmdline"));
        String program = line.split("[\0 ]", 2)[0];
        String name = program.substring(program.lastIndexOf('/') + 1);
        return name.equals("adbd") || name.startsWith("sshd") || name.startsWith("sftp-server");
    }

    /** The numbers in a text, one after the other. */
    static List<Long> numbers(String text) {
        List<Long> numbers = new ArrayList<>();
        for (String word : text.strip().split("\\s+", -1)) {
            if (word.matches("[0-9]{1,18}")) {
                numbers.add(Long.parseLong(word));
            }
        }
        return numbers;
    }

    /** A file of {@code /proc} or of a control group; empty if it is not there. */
    static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
