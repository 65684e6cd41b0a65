package dev.dyno.harness.device;

import dev.dyno.harness.transport.BrowserFiles;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.scenarios.Lab;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.software.os.OperatingSystem;

/** Finds out what a device is. Takes about 0.2 s, so a run asks once. */
public final class DeviceProfiler {
    /** The name of the script by which a device describes itself. */
    public static final String SCRIPT = "profile.sh";

    private static final String LOCAL = "local";
    private static final String BROWSER = "appium";

    private final LinuxFacts linux;

    /** A profiler of this machine. */
    public DeviceProfiler() {
        this.linux = new LinuxFacts(Path.of("/"));
    }

    /** What a device says when it is asked to describe itself, as it says it. */
    public static ExecResult asked(DeviceSession session) {
        return DeviceScript.PROFILE.run(session, List.of());
    }

    /**
     * Describes a device.
     *
     * @throws PermanentDeviceException if devices of its transport cannot be described
     */
    public DeviceProfile profile(DeviceSession session, Lab.Entry device) {
        if (!isHere(device.transport())) {
            return ShellProfile.of(session, device);
        }
        SystemInfo system = new SystemInfo();
        HardwareAbstractionLayer hardware = system.getHardware();
        CentralProcessor processor = hardware.getProcessor();
        OperatingSystem os = system.getOperatingSystem();
        return new DeviceProfile(
                device.name(),
                device.transport(),
                os(System.getProperty("os.name", "unknown")),
                os.getFamily() + " " + os.getVersionInfo(),
                hardware.getComputerSystem().getModel(),
                processor.getProcessorIdentifier().getName(),
                abi(System.getProperty("os.arch", "unknown")),
                processor.getLogicalProcessorCount(),
                hardware.getMemory().getTotal(),
                false,
                facts(session, device, hardware, processor));
    }

    /** Whether devices of a transport are this machine; a browser's device is it too, with a browser that is somewhere. */
    static boolean isHere(String transport) {
        return transport.equals(LOCAL) || transport.equals(BROWSER);
    }

    private Map<String, String> facts(
            DeviceSession session, Lab.Entry device, HardwareAbstractionLayer hardware, CentralProcessor processor) {
        Map<String, String> facts = new TreeMap<>(linux.read());
        if (device.transport().equals(BROWSER)) {
            facts.putAll(BrowserFiles.of(session).readFacts(session));
        }
        facts.put("java", System.getProperty("java.vendor") + " " + Runtime.version());
        facts.put("cpu.physical_cores", Integer.toString(processor.getPhysicalProcessorCount()));
        facts.put("cpu.microarchitecture", processor.getProcessorIdentifier().getMicroarchitecture());
        facts.put("cpu.identifier", processor.getProcessorIdentifier().getIdentifier());
        facts.put("temperature", temperature(hardware.getSensors().getCpuTemperature()));
        facts.put(
                "battery",
                hardware.getPowerSources().isEmpty()
                        ? "unavailable: the system shows none"
                        : hardware.getPowerSources().get(0).getName());
        String label = device.keys().get("label");
        if (label != null) {
            facts.put("label", label);
        }
        return facts;
    }

    /** The library says 0 for a sensor that is not there. */
    static String temperature(double celsius) {
        return celsius > 0 ? "gauge" : "unavailable: the system shows no temperature sensor";
    }

    /** The instruction set by its usual name; Java has its own for some. */
    static String abi(String arch) {
        return arch.equals("amd64") ? "x86_64" : arch;
    }

    /** The operating system's family in one word. */
    static String os(String name) {
        return name.startsWith("Mac") ? "macos" : name.toLowerCase(Locale.ROOT).split(" ", 2)[0];
    }
}
