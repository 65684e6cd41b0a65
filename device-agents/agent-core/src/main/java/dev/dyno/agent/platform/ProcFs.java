package dev.dyno.agent.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The files of a Linux kernel that tell about processes, processors and temperatures. Every number may be missing. */
public final class ProcFs {
    private static final double CELSIUS_MIN = -40;
    private static final double CELSIUS_MAX = 150;

    private final Path root;
    private final Map<String, List<Path>> listed = new ConcurrentHashMap<>();
    private final Map<Path, Double> fastest = new ConcurrentHashMap<>();

    /** The kernel's files below a root, which is {@code /} but in tests. */
    public ProcFs(Path root) {
        this.root = root;
    }

    /** Resident memory of this process in bytes. */
    public long residentBytes() throws IOException {
        return kibibytes("proc/self/status", "VmRSS:");
    }

    /** The largest resident memory that this process ever had, in bytes. */
    public long peakResidentBytes() throws IOException {
        return kibibytes("proc/self/status", "VmHWM:");
    }

    /** Proportional memory of this process in bytes: what it shares counts in part. Costs about half a millisecond. */
    public long proportionalBytes() throws IOException {
        return kibibytes("proc/self/smaps_rollup", "Pss:");
    }

    /** Bytes that this process has made the kernel read from storage so far; what was in memory already is not among them. */
    public long storageBytes() throws IOException {
        return number(lines(root.resolve("proc/self/io")), "read_bytes:");
    }

    /** Context switches so far of all threads that now live. */
    public long contextSwitches() throws IOException {
        List<Path> tasks = list("proc/self/task", "*");
        if (tasks.isEmpty()) {
            throw new IOException("the device has no readable /proc/self/task");
        }
        long sum = 0;
        for (Path task : tasks) {
            try {
                List<String> lines = lines(task.resolve("status"));
                sum += number(lines, "voluntary_ctxt_switches:") + number(lines, "nonvoluntary_ctxt_switches:");
            } catch (NoSuchFileException e) {
                sum += 0; // the thread ended while we looked
            }
        }
        return sum;
    }

    /** Processor time of the calling thread so far, in nanoseconds. */
    public long threadCpuNanos() throws IOException {
        String line = lines(root.resolve("proc/thread-self/schedstat")).get(0);
        return whole(line.substring(0, Math.max(0, line.indexOf(' '))));
    }

    /** Time that all processors together have spent, by the kernel's clock ticks. */
    public CpuTicks cpuTicks() throws IOException {
        String line = lines(root.resolve("proc/stat")).get(0);
        String[] cells = line.strip().split("\\s+", -1);
        if (cells.length < 5 || !cells[0].equals("cpu")) {
            throw new IOException("/proc/stat does not begin with the processors' times: " + line);
        }
        long total = 0;
        long idle = 0;
        // user nice system idle iowait irq softirq steal; guest times, which follow, are in user already
        for (int i = 1; i < Math.min(cells.length, 9); i++) {
            long ticks = whole(cells[i]);
            total += ticks;
            idle += i == 4 || i == 5 ? ticks : 0;
        }
        return new CpuTicks(total, total - idle);
    }

    /**
     * Ticks since the start of the device.
     *
     * @param total of all kinds
     * @param busy neither idle nor waiting
     */
    public record CpuTicks(long total, long busy) {}

    /** The highest of the processors' present frequencies, in hertz. */
    public double frequencyHertz() throws IOException {
        double highest = Double.NaN;
        for (Path cpu : listedOnce("sys/devices/system/cpu", "cpu[0-9]*")) {
            Path file = cpu.resolve("cpufreq/scaling_cur_freq");
            if (Files.isReadable(file)) {
                double hertz = 1000.0 * whole(lines(file).get(0));
                highest = Double.isNaN(highest) ? hertz : Math.max(highest, hertz);
            }
        }
        return present(highest, "/sys/devices/system/cpu/cpu*/cpufreq/scaling_cur_freq");
    }

    /**
     * The lowest cap on a processor's frequency as a share of what it can do: 1 where none is capped. Processors that share a
     * policy share a cap, so that one of each is asked.
     */
    public double frequencyCapShare() throws IOException {
        List<Path> folders = listedOnce("sys/devices/system/cpu/cpufreq", "policy*");
        if (folders.isEmpty()) {
            folders = listedOnce("sys/devices/system/cpu", "cpu[0-9]*");
        }
        double lowest = Double.NaN;
        for (Path folder : folders) {
            Path own = folder.resolve("cpufreq");
            Path place = Files.isDirectory(own) ? own : folder;
            double most = fastest(place);
            Path cap = place.resolve("scaling_max_freq");
            if (most > 0 && Files.isReadable(cap)) {
                double share = Math.min(1, whole(lines(cap).get(0)) / most);
                lowest = Double.isNaN(lowest) ? share : Math.min(lowest, share);
            }
        }
        return present(lowest, "/sys/devices/system/cpu/cpufreq/policy*/scaling_max_freq");
    }

    /** What a processor can do never changes; NaN where it does not tell. */
    private double fastest(Path folder) throws IOException {
        Double known = fastest.get(folder);
        if (known == null) {
            Path file = folder.resolve("cpuinfo_max_freq");
            known = Files.isReadable(file) ? (double) whole(lines(file).get(0)) : Double.NaN;
            fastest.put(folder, known);
        }
        return known;
    }

    /**
     * The highest plausible temperature of all thermal zones, in degrees Celsius. The kernel has thousandths of a degree;
     * some vendors write whole degrees or tenths, which can be told apart by size.
     */
    public double celsius() throws IOException {
        double highest = Double.NaN;
        for (Path zone : listedOnce("sys/class/thermal", "thermal_zone*")) {
            double celsius = zone(zone);
            if (!Double.isNaN(celsius)) {
                highest = Double.isNaN(highest) ? celsius : Math.max(highest, celsius);
            }
        }
        return present(highest, "/sys/class/thermal/thermal_zone*/temp");
    }

    /** Energy that the processor's package has used since some moment, in microjoules; normally only root may read it. */
    public long packageMicrojoules() throws IOException {
        return whole(
                lines(root.resolve("sys/class/powercap/intel-rapl:0/energy_uj")).get(0));
    }

    private static double zone(Path zone) {
        try {
            double raw = whole(lines(zone.resolve("temp")).get(0));
            double celsius = raw;
            for (int scale : new int[] {1000, 10, 1}) {
                celsius = raw / scale;
                if (Math.abs(celsius) >= 5 || scale == 1) {
                    break;
                }
            }
            boolean plausible = celsius > CELSIUS_MIN && celsius < CELSIUS_MAX && raw != 0;
            return plausible ? celsius : Double.NaN;
        } catch (IOException e) {
            return Double.NaN; // single zones may be denied or fail
        }
    }

    private static double present(double value, String place) throws IOException {
        if (Double.isNaN(value)) {
            throw new IOException("the device has no readable " + place);
        }
        return value;
    }

    private long kibibytes(String file, String key) throws IOException {
        return 1024 * number(lines(root.resolve(file)), key);
    }

    private static long number(List<String> lines, String key) throws IOException {
        for (String line : lines) {
            if (line.startsWith(key)) {
                return whole(line.substring(key.length()).replace("kB", ""));
            }
        }
        throw new IOException("the kernel tells no '" + key + "'");
    }

    private static long whole(String text) throws IOException {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new IOException("not a number in a file of the kernel: '" + text.strip() + "'", e);
        }
    }

    /** Hardware does not come and go within a trial, and listing folders is most of what a reading costs. */
    private List<Path> listedOnce(String folder, String glob) throws IOException {
        List<Path> known = listed.get(folder);
        if (known == null) {
            known = list(folder, glob);
            listed.put(folder, known);
        }
        return known;
    }

    private List<Path> list(String folder, String glob) throws IOException {
        List<Path> children = new ArrayList<>();
        Path path = root.resolve(folder);
        if (Files.isDirectory(path)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(path, glob)) {
                entries.forEach(children::add);
            }
        }
        Collections.sort(children);
        return children;
    }

    private static List<String> lines(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (text.isEmpty()) {
            throw new IOException(file + " is empty");
        }
        return Arrays.asList(text.split("\n", -1));
    }
}
