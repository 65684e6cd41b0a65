package dev.dyno.harness.transport.replay;

import dev.dyno.harness.transport.Answer.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the profile's script would have said on a device of which files and commands were recorded, but not that script. */
final class RecordedProfile {
    /** The script's name. */
    static final String SCRIPT = "profile.sh";

    private static final Pattern PROPERTY = Pattern.compile("\\[(?<name>[^]]+)]: \\[(?<value>.*)]");
    private static final Set<String> MACHINES =
            Set.of("x86_64", "aarch64", "armv7l", "armv6l", "armv8l", "riscv64", "i686", "ppc64le", "loongarch64");

    private final RecordedFiles files;
    private final UnaryOperator<String> said;
    private final Map<String, String> facts = new LinkedHashMap<>();

    /**
     * A profile.
     *
     * @param said gives what a command said; nothing if it was not recorded or failed
     */
    RecordedProfile(RecordedFiles files, UnaryOperator<String> said) {
        this.files = files;
        this.said = said;
    }

    /** Lines of name=value; what is not known is left out. */
    String text() {
        fact("kernel", said.apply("uname -sr"));
        fact("machine", machine());
        fact("cores", cores());
        fact("memory_kib", find(file("/proc/meminfo"), "MemTotal:\\s*([0-9]+) kB"));
        fact("cpu.governor", file("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"));
        String build = property("ro.build.fingerprint");
        if (!build.isEmpty() || !property("ro.product.model").isEmpty()) {
            fact("os", "android");
            fact("build", build);
            fact("model", (property("ro.product.manufacturer") + " " + property("ro.product.model")).strip());
            fact("soc", (property("ro.soc.manufacturer") + " " + property("ro.soc.model")).strip());
            fact("android.release", property("ro.build.version.release"));
            fact("android.api", property("ro.build.version.sdk"));
            boolean virtual = (property("ro.kernel.qemu") + property("ro.boot.qemu")).contains("1")
                    || property("ro.build.characteristics").matches(".*(emulator|virtual).*");
            fact("simulated", virtual ? "true" : "");
        } else {
            fact("os", "linux");
            fact("build", find(file("/etc/os-release"), "(?m)^PRETTY_NAME=\"?([^\"\n]*)"));
            fact("model", file("/sys/firmware/devicetree/base/model").replace("\0", ""));
            fact("soc", find(file("/proc/cpuinfo"), "(?m)^(?:model name|Hardware)\\s*: *(.*)$"));
            fact(
                    "simulated",
                    find(file("/etc/os-release"), "(?m)^ID=(virtual)$").isEmpty() ? "" : "true");
        }
        StringBuilder text = new StringBuilder();
        facts.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }

    private String machine() {
        for (String word : List.of((said.apply("uname -m") + " " + said.apply("uname -a")).split("\\s+", -1))) {
            if (MACHINES.contains(word)) {
                return word;
            }
        }
        return switch (property("ro.product.cpu.abi")) {
            case "arm64-v8a" -> "aarch64";
            case "armeabi-v7a" -> "armv7l";
            case "x86_64" -> "x86_64";
            default -> "";
        };
    }

    private String cores() {
        String counted = said.apply("nproc").strip();
        if (!counted.isEmpty()) {
            return counted;
        }
        long listed = file("/proc/cpuinfo")
                .lines()
                .filter(line -> line.startsWith("processor"))
                .count();
        String last = find(file("/sys/devices/system/cpu/present"), "^(?:0-)?([0-9]{1,4})\\s*$");
        return listed > 0 ? Long.toString(listed) : last.isEmpty() ? "" : Integer.toString(Integer.parseInt(last) + 1);
    }

    private String property(String name) {
        for (String line : said.apply("getprop").split("\r?\n", -1)) {
            Matcher property = PROPERTY.matcher(line.strip());
            if (property.matches() && property.group("name").equals(name)) {
                return property.group("value");
            }
        }
        return said.apply("getprop " + name).strip();
    }

    private String file(String path) {
        return files.file(path).map(Text::content).orElse("").strip();
    }

    private static String find(String text, String expression) {
        Matcher matcher = Pattern.compile(expression).matcher(text);
        return matcher.find() ? String.valueOf(matcher.group(1)).strip() : "";
    }

    private void fact(String name, String value) {
        String line = value.strip().split("\r?\n", 2)[0];
        if (!line.isEmpty()) {
            facts.put(name, line);
        }
    }
}
