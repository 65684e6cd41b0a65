package dev.dyno.harness.transport.shell;

import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What lost links have left on devices: process groups that nobody could kill any more and parts of files that nobody could
 * remove. The next session on the device clears it. Safe for several threads.
 */
public final class LeftBehind {
    /** A device that loses its link this often without ever coming back needs a person, not a longer list. */
    private static final int MOST = 200;

    private final Map<String, Set<List<String>>> devices = new ConcurrentHashMap<>();

    /** A group of processes may live on. */
    void group(String device, Marks.Group group, String boot) {
        if (!boot.isEmpty()) {
            add(device, List.of("group", Long.toString(group.id()), group.sign(), boot));
        }
    }

    /** A part of a file may lie there. */
    void part(String device, String path) {
        add(device, List.of("part", path, "-", "-"));
    }

    private void add(String device, List<String> left) {
        devices.compute(device, (name, before) -> {
            Set<List<String>> all = before == null ? new LinkedHashSet<>() : new LinkedHashSet<>(before);
            if (all.size() < MOST) {
                all.add(left);
            }
            return all;
        });
    }

    /**
     * Kills and removes what is left on a device; what is somebody else's by now is left alone.
     *
     * @throws dev.dyno.results.error.TransientDeviceException if the link is lost again; then all is kept for the next time
     */
    void clear(DeviceSession session) {
        Set<List<String>> left = devices.getOrDefault(session.device(), Set.of());
        if (left.isEmpty()) {
            return;
        }
        List<String> arguments = new ArrayList<>();
        left.forEach(arguments::addAll);
        ShellScript.CLEAR.run(session, ExecLimits.QUICK, arguments.toArray(String[]::new));
        devices.computeIfPresent(session.device(), (name, now) -> {
            Set<List<String>> rest = new LinkedHashSet<>(now);
            rest.removeAll(left);
            return rest.isEmpty() ? null : rest;
        });
    }
}
