package dev.dyno.harness.virtual.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.scenarios.twin.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwitchesTest {
    @Test
    void theyAreReadAsTheyWereWritten(@TempDir Path device) throws IOException {
        Switches switches = new Switches(
                OptionalDouble.of(0.9),
                Optional.of(Faults.Reading.ERROR_NUMBER),
                OptionalDouble.of(-3.5),
                OptionalDouble.of(0.12));
        switches.write(device);
        assertThat(Switches.of(device)).isEqualTo(switches);
    }

    @Test
    void laterOnesLeaveTheOthersButSetTheChargeOnlyOnce() {
        Switches before =
                new Switches(OptionalDouble.of(1), Optional.empty(), OptionalDouble.of(30), OptionalDouble.of(0.5));
        Switches later = new Switches(
                OptionalDouble.of(2),
                Optional.of(Faults.Reading.STALE),
                OptionalDouble.empty(),
                OptionalDouble.empty());
        assertThat(later.over(before))
                .isEqualTo(new Switches(
                        OptionalDouble.of(2),
                        Optional.of(Faults.Reading.STALE),
                        OptionalDouble.of(30),
                        OptionalDouble.empty()));
    }

    @Test
    void whatCannotBeReadSwitchesNothing(@TempDir Path device) throws IOException {
        assertThat(Switches.of(device)).isEqualTo(Switches.NONE);
        Files.writeString(Switches.file(device), "charging lots\nreading sideways\n");
        assertThat(Switches.of(device)).isEqualTo(Switches.NONE);
    }
}
