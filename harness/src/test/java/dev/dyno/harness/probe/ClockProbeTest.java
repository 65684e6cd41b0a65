package dev.dyno.harness.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockProbeTest {
    private static final String COMMAND = "sh -c date +%s.%N; read -r up idle </proc/uptime && echo \"$up\"";

    @ParameterizedTest
    @CsvSource({
        "1760000000.250000000|12.50, 1.76000000025E9 s, 12.5 s",
        "1760000000.%N|12.50, 1.76E9 s, 12.5 s",
        "1760000000.|12.50, 1.76E9 s, 12.5 s",
        "1760000000|12.50, 1.76E9 s, 12.5 s",
        "%s|12.50, 'unavailable: it reads ''%s'', which is no date', 12.5 s",
        "1760000000.5, 1.7600000005E9 s, unavailable: it is empty",
        "1760000000.5|-3, 1.7600000005E9 s, 'unavailable: it reads -3, which cannot be true'",
    })
    void dates_are_read_with_and_without_parts_of_a_second(String said, String wall, String uptime) {
        Device device = new Device().with(COMMAND, said.replace('|', '\n') + "\n");

        assertThat(device.read("clock.wall")).isEqualTo(wall);
        assertThat(device.read("clock.uptime")).startsWith(uptime);
    }
}
