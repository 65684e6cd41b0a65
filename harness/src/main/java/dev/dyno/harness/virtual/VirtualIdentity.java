package dev.dyno.harness.virtual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who a virtual device is.
 *
 * @param kind what it is
 * @param model its model, for people
 * @param serial its serial number
 * @param authorizedKeys who may log in to a board, as in {@code authorized_keys}; empty for a phone
 * @param variant tells devices of a kind apart in what they say of chip, clock, charge and temperature; at least 0
 */
public record VirtualIdentity(
        VirtualDevice.Kind kind, String model, String serial, String authorizedKeys, int variant) {

    /** A phone. */
    public static VirtualIdentity phone(String model, String serial) {
        return new VirtualIdentity(VirtualDevice.Kind.PHONE, model, serial, "", 0);
    }

    /** A board that the holder of a key may log in to. */
    public static VirtualIdentity board(String model, String serial, String publicKey) {
        return new VirtualIdentity(VirtualDevice.Kind.BOARD, model, serial, publicKey, 0);
    }

    /** The same kind of device with other things to say of itself. */
    VirtualIdentity withVariant(int number) {
        return new VirtualIdentity(kind, model, serial, authorizedKeys, number);
    }

    /** Writes what the device is made of; what is there already stays, so that a device keeps its host key. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        sys().forEach((name, text) -> put(folder.resolve("sys").resolve(name), text));
        if (kind == VirtualDevice.Kind.PHONE) {
            String properties = properties().entrySet().stream()
                    .map(property -> "[" + property.getKey() + "]: [" + property.getValue() + "]\n")
                    .collect(Collectors.joining());
            put(folder.resolve("identity"), properties);
            return;
        }
        put(folder.resolve("model"), model + "\n");
        put(folder.resolve("authorized_keys"), authorizedKeys + "\n");
        put(
                folder.resolve("os-release"),
                "PRETTY_NAME=\"Virtual Linux 12\"\nID=virtual\nVERSION_ID=12\nSERIAL=" + serial + "\n");
        ensureKey(folder.resolve("host_key"));
    }

    /** Makes a pair of keys, the public one beside the private one, if it is not there. */
    static void ensureKey(Path key) throws IOException {
        if (!Files.exists(key)) {
            VirtualParts.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "virtual", "-f", key.toString());
        }
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        properties.put("ro.build.fingerprint", "dyno/virtual/virtual:14/DYNO.1/" + serial + ":user/release-keys");
        properties.put("ro.build.version.release", "14");
        properties.put("ro.build.version.sdk", "34");
        properties.put("ro.build.characteristics", "virtual");
        properties.put("ro.product.manufacturer", "Dyno");
        properties.put("ro.product.model", model);
        properties.put("ro.product.cpu.abi", System.getProperty("os.arch").equals("aarch64") ? "arm64-v8a" : "x86_64");
        // Emulators of this kind of machine run arm64 code, too; here, the agent for this machine stands in for it.
        properties.put("ro.product.cpu.abilist", properties.get("ro.product.cpu.abi") + ",arm64-v8a");
        properties.put("ro.soc.manufacturer", "Dyno");
        properties.put("ro.soc.model", variant == 0 ? "Virtual SoC" : "Virtual SoC " + variant);
        properties.put("ro.serialno", serial);
        properties.put("ro.kernel.qemu", "1");
        properties.put("sys.boot_completed", "1");
        return properties;
    }

    private Map<String, String> sys() {
        Map<String, String> sys = new TreeMap<>();
        zone(sys, 0, "cpu-0-0", 34_000 + variant % 5 * 700);
        if (kind == VirtualDevice.Kind.PHONE) {
            battery(sys);
        }
        int cores = Runtime.getRuntime().availableProcessors();
        String fastest = Integer.toString(2_400_000 - variant % 5 * 150_000);
        for (int cpu = 0; cpu < cores; cpu++) {
            String frequency = "devices/system/cpu/cpu" + cpu + "/cpufreq/";
            sys.put(frequency + "scaling_governor", "schedutil");
            sys.put(frequency + "scaling_cur_freq", "1800000");
            sys.put(frequency + "scaling_max_freq", fastest);
            sys.put(frequency + "cpuinfo_max_freq", fastest);
            sys.put(frequency + "cpuinfo_min_freq", "300000");
        }
        sys.put("devices/system/cpu/online", "0-" + (cores - 1));
        sys.put("devices/system/cpu/possible", "0-" + (cores - 1));
        return sys;
    }

    private void battery(Map<String, String> sys) {
        zone(sys, 1, "battery", 29_500);
        String battery = "class/power_supply/battery/";
        sys.put(battery + "type", "Battery");
        sys.put(battery + "present", "1");
        sys.put(battery + "status", "Discharging");
        sys.put(battery + "capacity", Integer.toString(83 - variant % 5 * 4));
        sys.put(battery + "voltage_now", "3987000");
        sys.put(battery + "current_now", "-412000");
        sys.put(battery + "charge_counter", "3312000");
        sys.put(battery + "temp", "295");
        sys.put("class/power_supply/usb/type", "USB");
        sys.put("class/power_supply/usb/online", "0");
    }

    private static void zone(Map<String, String> sys, int number, String type, int milliCelsius) {
        sys.put("class/thermal/thermal_zone" + number + "/type", type);
        sys.put("class/thermal/thermal_zone" + number + "/temp", Integer.toString(milliCelsius));
    }

    private static void put(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.endsWith("\n") ? text : text + "\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
