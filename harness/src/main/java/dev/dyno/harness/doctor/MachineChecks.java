package dev.dyno.harness.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How well this machine is suited to measuring: its clock, its processors, its sensors. */
public final class MachineChecks {
    private static final double GOOD_CLOCK_NANOS = 1_000;
    private static final long ENOUGH_MEMORY_KIB = 1L << 20;

    private final KernelFiles files;

    /**
     * Checks of a Linux machine.
     *
     * @param root the folder that holds {@code proc} and {@code sys}; {@code /} but in tests
     */
    public MachineChecks(Path root) {
        this.files = new KernelFiles(root);
    }

    /** Every check, the most important first. */
    public List<Finding> run() {
        return List.of(clock(), clockSource(), governor(), quota(), memory(), temperature(), power());
    }

    private static Finding clock() {
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < 20_000; i++) {
            long before = System.nanoTime();
            long step = System.nanoTime() - before;
            if (step > 0) {
                smallest = Math.min(smallest, step);
            }
        }
        String found = "steps of " + smallest + " ns";
        return smallest <= GOOD_CLOCK_NANOS
                ? Finding.ok("clock", found)
                : Finding.warning("clock", found, "Measure on a machine whose clock is finer; see 'clock source'.");
    }

    private Finding clockSource() {
        Optional<String> source = files.text("sys/devices/system/clocksource/clocksource0/current_clocksource");
        if (source.isEmpty()) {
            return Finding.absent("clock source", "the kernel does not say");
        }
        return source.get().matches("hpet|acpi_pm|jiffies|refined-jiffies")
                ? Finding.warning(
                        "clock source", source.get(), "Boot with a fast clock source, such as clocksource=tsc.")
                : Finding.ok("clock source", source.get());
    }

    private Finding governor() {
        List<String> found = new ArrayList<>();
        for (String cpu : files.names("sys/devices/system/cpu", "cpu[0-9]*")) {
            files.text("sys/devices/system/cpu/" + cpu + "/cpufreq/scaling_governor")
                    .ifPresent(found::add);
        }
        List<String> governors = found.stream().distinct().sorted().toList();
        if (governors.isEmpty()) {
            return Finding.absent("cpu governor", "the kernel offers no control of the processors' frequency");
        }
        return governors.equals(List.of("performance"))
                ? Finding.ok("cpu governor", "performance")
                : Finding.warning(
                        "cpu governor",
                        String.join(", ", governors),
                        "Set it to performance while you measure: cpupower frequency-set -g performance");
    }

    private Finding quota() {
        return quotaV2()
                .or(this::quotaV1)
                .map(cpus -> Finding.warning(
                        "cpu quota",
                        String.format(Locale.ROOT, "this control group may use %.2f processors", cpus),
                        "Start Dyno outside of the limited container or service: a quota stops the process in"
                                + " mid-inference."))
                .orElseGet(() -> Finding.ok("cpu quota", "none"));
    }

    private Optional<Double> quotaV2() {
        String group = files.text("proc/self/cgroup")
                .flatMap(text ->
                        text.lines().filter(line -> line.startsWith("0::")).findFirst())
                .map(line -> line.substring(3))
                .orElse("/");
        return files.text("sys/fs/cgroup" + group + "/cpu.max")
                .or(() -> files.text("sys/fs/cgroup/cpu.max"))
                .map(text -> text.split("\\s+"))
                .filter(parts -> parts.length == 2 && !parts[0].equals("max"))
                .map(parts -> Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]));
    }

    private Optional<Double> quotaV1() {
        Optional<String> quota = files.text("sys/fs/cgroup/cpu/cpu.cfs_quota_us");
        Optional<String> period = files.text("sys/fs/cgroup/cpu/cpu.cfs_period_us");
        if (quota.isEmpty() || period.isEmpty() || quota.get().startsWith("-")) {
            return Optional.empty();
        }
        return Optional.of(Double.parseDouble(quota.get()) / Double.parseDouble(period.get()));
    }

    private Finding memory() {
        Optional<Long> available = files.text("proc/meminfo")
                .flatMap(text -> text.lines()
                        .filter(line -> line.startsWith("MemAvailable:"))
                        .findFirst())
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")));
        if (available.isEmpty()) {
            return Finding.absent("memory", "the kernel does not say how much is free");
        }
        String found = available.get() / 1024 + " MiB available";
        return available.get() >= ENOUGH_MEMORY_KIB
                ? Finding.ok("memory", found)
                : Finding.warning("memory", found, "Close other programs: a machine that swaps measures its disk.");
    }

    private Finding temperature() {
        List<String> zones = new ArrayList<>(files.names("sys/class/thermal", "thermal_zone*"));
        zones.addAll(files.names("sys/class/hwmon", "hwmon*"));
        return zones.isEmpty()
                ? Finding.absent("temperature", "no thermal zone and no hardware monitor: throttling cannot be seen")
                : Finding.ok("temperature", zones.size() + " sources");
    }

    private Finding power() {
        List<String> sources = new ArrayList<>(files.names("sys/class/powercap", "intel-rapl:*"));
        sources.addAll(files.names("sys/class/power_supply", "*"));
        return sources.isEmpty()
                ? Finding.absent("power", "no energy counter and no battery: energy metrics are unavailable")
                : Finding.ok("power", String.join(", ", sources));
    }
}
