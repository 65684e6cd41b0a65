package dev.dyno.harness.virtual.live;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How much processor time a virtual device has used, and what runs on it. */
final class ProcessorTime {
    private final Optional<Path> group;

    /** That of a device in a folder, by its control group if its processes are in one, else by {@code /proc}. */
    ProcessorTime(Path device) {
        this.group = ControlGroups.counting(device).filter(Files::isDirectory);
    }

    /**
     * What it has used, in s, since some moment. It falls back when the device restarts.
     *
     * @param first the first process of its pid namespace
     */
    double seconds(long first) {
        if (group.isPresent()) {
            String nanos = Processes.read(group.get().resolve("cpuacct.usage")).strip();
            return nanos.matches("[0-9]{1,18}") ? Long.parseLong(nanos) / 1e9 : 0;
        }
        double seconds = 0;
        for (long pid : Processes.tree(first)) {
            seconds += Processes.seconds(pid);
        }
        return seconds;
    }

    /** All threads that run on it, by their numbers on this machine. */
    List<Long> threads(long first) {
        if (group.isPresent()) {
            return Processes.numbers(Processes.read(group.get().resolve("tasks")));
        }
        List<Long> threads = new ArrayList<>();
        Processes.tree(first).forEach(pid -> threads.addAll(Processes.threads(pid)));
        return threads;
    }
}
