package dev.dyno.harness.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.simulated.Behaviour;
import dev.dyno.harness.simulated.SimulatedLab;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Inquirer;
import dev.dyno.scenarios.Lab;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionProbingTest {
    private final Map<String, String> texts = new HashMap<>(Map.of(
            "dumpsys thermalservice",
            Texts.THERMAL,
            "/sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count",
            "3\n",
            "/sys/devices/system/cpu/cpu1/thermal_throttle/core_throttle_count",
            "4\n"));

    private final DeviceSession session = new SimulatedLab(new Behaviour() {
                @Override
                public Duration takes(String device, String trialId) {
                    return Duration.ZERO;
                }

                @Override
                public Map<String, String> texts(String device) {
                    return texts;
                }
            })
            .open(new Lab.Entry("phone", "simulated", Map.of()))
            .session();

    private final ConditionProbing probing = new ConditionProbing(new Inquirer(() -> "m4rk"));

    @Test
    void what_changes_is_read_again() {
        assertThat(read("thermal.status")).isEqualTo("light");
        assertThat(read("cpu.throttle_count.core")).isEqualTo("7.0 count");

        texts.put("dumpsys thermalservice", Texts.THERMAL.replace("Status: 1", "Status: 0"));
        texts.put("/sys/devices/system/cpu/cpu1/thermal_throttle/core_throttle_count", "x");

        assertThat(read("thermal.status")).isEqualTo("none");
        assertThat(read("cpu.throttle_count.core")).startsWith("unavailable: it reads 'x'");
    }

    @Test
    void a_program_that_is_not_there_is_asked_for_once_and_stays_unavailable() {
        String first = read("battery.level");
        texts.put("dumpsys battery", Texts.BATTERY);

        assertThat(first).startsWith("unavailable: there is no ");
        assertThat(read("battery.level")).isEqualTo(first);
    }

    private String read(String name) {
        List<Reading> readings = probing.read(session);
        return readings.stream()
                .filter(reading -> reading.name().equals(name))
                .map(Device::text)
                .findFirst()
                .orElse("not there");
    }
}
