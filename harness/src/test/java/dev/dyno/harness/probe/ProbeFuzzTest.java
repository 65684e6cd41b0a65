package dev.dyno.harness.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Cut-off, damaged and hostile texts: never an error, and never a number that was not there. */
class ProbeFuzzTest {
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("dumpsys battery", Texts.BATTERY),
            Map.entry("dumpsys thermalservice", Texts.THERMAL),
            Map.entry("/sys/class/power_supply/battery/uevent", Texts.UEVENT),
            Map.entry("/proc/meminfo", Texts.MEMINFO),
            Map.entry("nvidia-smi -q -x", Texts.NVIDIA),
            Map.entry("sensors", Texts.SENSORS),
            Map.entry("/proc/pressure/cpu", Texts.PRESSURE),
            Map.entry("/proc/loadavg", "0.25 1.50 2.00 1/345 678\n"),
            Map.entry("vcgencmd get_throttled", "throttled=0x50005\n"),
            Map.entry("/sys/class/thermal/thermal_zone0/temp", "41000\n"),
            Map.entry("/sys/bus/iio/devices/iio:device0/energy_value", Texts.RAILS),
            Map.entry(Texts.TEGRASTATS_COMMAND, Texts.TEGRASTATS + Texts.TEGRASTATS),
            Map.entry("dumpsys meminfo system", Texts.PROCESS_MEMORY),
            Map.entry("dumpsys batterystats", Texts.BATTERY_STATS));
    private static final String HOSTILE = "0123456789-+.=:{},<>&;[]'\"\0\u001b\u202e \t\r\n%xeENaI\uffff";

    @Test
    void aTextThatIsCutOffSaysNothingElseThanTheWholeOne() {
        TEXTS.forEach((source, text) -> {
            Map<String, Reading> whole = new Device().with(source, text).readings();
            boolean value = text.lines().count() == 1;
            for (int length = 0; length < text.length(); length += 3) {
                String cut = text.substring(0, length);
                new Device().with(source, cut).readings().forEach((name, reading) -> {
                    // A file of one number cannot tell that it was cut; the kernel hands those out whole.
                    if (reading.available() && !value && !name.endsWith("throttled")) {
                        assertThat(whole).containsKey(name);
                        // The current's sign needs the status, which comes first.
                        assertThat(Device.text(reading))
                                .as(name + " of " + cut)
                                .isIn(
                                        Device.text(Objects.requireNonNull(whole.get(name))),
                                        hottestSoFar(name, reading));
                    }
                });
            }
        });
    }

    /** Of several sensors the hottest is the headline, so it may grow as the text does. */
    private static String hottestSoFar(String name, Reading reading) {
        return name.startsWith("temperature.") || name.equals("nvidia.0.power_limit") ? Device.text(reading) : "";
    }

    @Test
    void aTextWithoutALineHasNoNumberForIt() {
        for (String source :
                new String[] {"dumpsys battery", "/proc/meminfo", "/sys/class/power_supply/battery/uevent"}) {
            String text = TEXTS.getOrDefault(source, "");
            Map<String, Reading> whole = new Device().with(source, text).readings();
            for (String line : text.lines().toList()) {
                new Device()
                        .with(source, text.replace(line + "\n", ""))
                        .readings()
                        .forEach((name, reading) -> {
                            if (reading.available()) {
                                assertThat(Device.text(reading))
                                        .as(name)
                                        .isEqualTo(Device.text(Objects.requireNonNull(whole.get(name))));
                            }
                        });
            }
        }
    }

    @Test
    void anyTextIsReadWithoutAnError() {
        Random random = new Random(11);
        TEXTS.forEach((source, text) -> {
            for (int i = 0; i < 150; i++) {
                StringBuilder damaged = new StringBuilder(text);
                for (int edits = 1 + random.nextInt(12); edits > 0 && damaged.length() > 1; edits--) {
                    int at = random.nextInt(damaged.length());
                    switch (random.nextInt(4)) {
                        case 0 -> damaged.deleteCharAt(at);
                        case 1 -> damaged.insert(at, HOSTILE.charAt(random.nextInt(HOSTILE.length())));
                        case 2 -> damaged.setCharAt(at, HOSTILE.charAt(random.nextInt(HOSTILE.length())));
                        default -> damaged.insert(at, "9".repeat(random.nextInt(400)));
                    }
                }
                assertThat(new Device().with(source, damaged.toString()).readings())
                        .isNotEmpty();
            }
        });
    }
}
