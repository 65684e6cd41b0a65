package dev.dyno.harness.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the kernel's files say of limits on this process and its machine.
 *
 * @param root where the file system begins; {@code /} but in tests
 */
record LinuxFacts(Path root) {

    /** All facts; a missing one says so. */
    Map<String, String> read() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("container", container());
        facts.put("cpu.quota", quota());
        facts.put(
                "cpu.governor",
                line("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")
                        .orElse("unavailable: the kernel shows no frequency scaling"));
        return facts;
    }

    private String container() {
        if (Files.exists(root.resolve(".dockerenv"))) {
            return "docker";
        }
        return Files.exists(root.resolve("run/.containerenv")) ? "podman" : "none seen";
    }

    /** How many processors the control group may use: the tightest limit from this process's group up. */
    private String quota() {
        double cores = Double.POSITIVE_INFINITY;
        for (String group : lines("proc/self/cgroup")) {
            String[] parts = group.split(":", 3);
            if (parts.length == 3 && parts[1].isEmpty()) {
                cores = Math.min(cores, tightest("sys/fs/cgroup", parts[2]));
            } else if (parts.length == 3 && List.of(parts[1].split(",")).contains("cpu")) {
                cores = Math.min(cores, tightest("sys/fs/cgroup/" + parts[1], parts[2]));
            }
        }
        return Double.isInfinite(cores) ? "none" : String.format(Locale.ROOT, "%.2f cores", cores);
    }

    private double tightest(String hierarchy, String group) {
        Path top = root.resolve(hierarchy);
        double cores = Double.POSITIVE_INFINITY;
        // A container may see its own group under a path that does not exist inside of it; then the top is its own.
        for (Path at = top.resolve(group.substring(1)).normalize();
                at != null && at.startsWith(top);
                at = at.getParent()) {
            cores = Math.min(cores, Math.min(version2(at), version1(at)));
        }
        return cores;
    }

    private double version2(Path group) {
        return line(group.resolve("cpu.max").toString())
                .map(max -> max.split(" "))
                .filter(max -> max.length == 2 && !max[0].equals("max"))
                .map(max -> ratio(max[0], max[1]))
                .orElse(Double.POSITIVE_INFINITY);
    }

    private double version1(Path group) {
        String quota = line(group.resolve("cpu.cfs_quota_us").toString()).orElse("-1");
        return ratio(quota, line(group.resolve("cpu.cfs_period_us").toString()).orElse("100000"));
    }

    private static double ratio(String quota, String period) {
        try {
            double cores = Double.parseDouble(quota) / Double.parseDouble(period);
            return cores > 0 ? cores : Double.POSITIVE_INFINITY;
        } catch (NumberFormatException e) {
            return Double.POSITIVE_INFINITY;
        }
    }

    private Optional<String> line(String file) {
        return lines(file).stream().findFirst().map(String::strip);
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(root.resolve(file));
        } catch (IOException e) {
            return List.of();
        }
    }
}
