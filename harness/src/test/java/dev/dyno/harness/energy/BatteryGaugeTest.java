package dev.dyno.harness.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.protocol.TrialSpec.Watch;
import dev.dyno.results.metric.Provenance.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatteryGaugeTest {
    private static final String FOLDER = "/sys/class/power_supply/battery/";
    private static final String CURRENT = "battery/current_now";
    private static final String VOLTAGE = "battery/voltage_now";
    private static final String STATUS = "battery/status";
    private static final String ONLINE = "usb/online";

    private final EnergySource gauge = new BatteryGauge(
            Kind.GAUGE,
            Property.at(FOLDER + "current_now", "current_now"),
            Optional.of(Property.at(FOLDER + "voltage_now", "voltage_now")),
            Property.at(FOLDER + "status", "status"),
            List.of(Property.at("/sys/class/power_supply/usb/online", "online")));

    /** A phone that takes 0.3 A and a little more from reading to reading, at 4 V. */
    private static Texts phone(double unit) {
        return new Texts()
                .says(CURRENT, i -> Math.round(unit * (0.300 + 0.001 * (i % 7))) + "\n")
                .says(VOLTAGE, i -> 4_000_000 + 1000 * (i % 3 - 1) + "\n")
                .says(STATUS, i -> "Discharging\n")
                .says(ONLINE, i -> "0\n");
    }

    private String shown(Texts texts) {
        return Texts.shown(gauge.decode(texts.raw()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e6, -1e6, 1e3, -1e3})
    void everyUnitAndSignIsTheSamePower(double unit) {
        assertThat(shown(phone(unit))).isEqualTo("gauge: 1.212 W of 60");
        assertThat(gauge.decode(phone(unit).raw()))
                .isInstanceOfSatisfying(
                        EnergyTrack.Power.class,
                        power -> assertThat(power.step()).isCloseTo(Math.hypot(0.004, 0.001 * 0.303), within(1e-5)));
    }

    @Test
    void whatIsReadIsNamedAndReadOnce() {
        assertThat(gauge.watches()).extracting(Watch::name).containsExactly(CURRENT, VOLTAGE, STATUS, ONLINE);
        Property rate = Property.at(FOLDER + "uevent", "current_now");
        Property status = Property.at(FOLDER + "uevent", "status");
        assertThat(new BatteryGauge(Kind.GAUGE, rate, Optional.empty(), status, List.of()).watches())
                .containsExactly(new Watch.File("battery/uevent", FOLDER + "uevent"));
    }

    @ParameterizedTest
    @CsvSource({
        "Charging, the battery is charging",
        "Full, the battery is full",
        "Not charging, held at its charge by another supply",
        "'', whether the battery is charging is not known",
        "Unknown, whether the battery is charging is not known",
    })
    void whatDoesNotDischargeIsRefused(String status, String reason) {
        assertThat(shown(phone(1e6).says(STATUS, i -> status + "\n")))
                .startsWith("refused: ")
                .contains(reason);
    }

    @Test
    void oneMomentOfChargingSpoilsTheTrialAndTheCureIsNamed() {
        assertThat(shown(phone(1e6).says(STATUS, i -> i == 30 ? "Charging" : "Discharging")))
                .contains("charging", "unplug it");
        assertThat(shown(phone(1e6).says(ONLINE, i -> i < 50 ? "0" : "1"))).contains("usb/online reads 1", "unplug");
        assertThat(shown(phone(1e6).says(CURRENT, i -> i % 3 == 0 ? "-250000" : "310000")))
                .contains("changes sign while discharging");
    }

    @Test
    void failedReadingsAreLeftOutAndManyOfThemRefused() {
        assertThat(shown(phone(1e6).fails(CURRENT, 4, "Input/output error"))).isEqualTo("gauge: 1.212 W of 45");
        assertThat(shown(phone(1e6).fails(CURRENT, 1, "Input/output error")))
                .isEqualTo("refused: battery/current_now: 60 of 60 readings are of no use: Input/output error");
        assertThat(shown(phone(1e6).fails(STATUS, 1, "Permission denied")))
                .isEqualTo("refused: whether the battery is charging is not known: Permission denied");
        assertThat(shown(phone(1e6).fails(VOLTAGE, 1, "it did not answer"))).contains("battery/voltage_now");
    }

    @ParameterizedTest
    @CsvSource({"-22", "0", "-61", "''", "'current'", "NaN", "7000"})
    void whatIsNoCurrentIsNeverOne(String text) {
        assertThat(shown(phone(1e6).says(CURRENT, i -> text + "\r\n"))).startsWith("refused: ");
    }

    @Test
    void errorsBetweenValuesAreNoValues() {
        assertThat(shown(phone(-1e6).says(CURRENT, i -> i % 10 == 5 ? "-22\r\n" : "-" + (300_000 + i) + "\r\n")))
                .isEqualTo("gauge: 1.200 W of 54");
    }

    @Test
    void aReadingThatWasHeldUpIsNotBelieved() {
        Texts texts = phone(1e6);
        List<RawReading> readings = new java.util.ArrayList<>(texts.raw().get(CURRENT));
        readings.set(10, RawReading.of(Texts.time(10), Texts.time(10) + 0.09, "9000000"));
        texts.raw().put(CURRENT, readings);

        assertThat(shown(texts)).isEqualTo("gauge: 1.212 W of 59");
    }

    @Test
    void aSummaryIsReadByItsKeysAndItsCutEndIsNot() {
        EnergySource summary = new BatteryGauge(
                Kind.GAUGE,
                Property.at(FOLDER + "uevent", "power_now"),
                Optional.empty(),
                Property.at(FOLDER + "uevent", "status"),
                List.of());
        String whole = "POWER_SUPPLY_NAME=BAT0\nPOWER_SUPPLY_STATUS=Discharging\nPOWER_SUPPLY_POWER_NOW=%d\n";

        assertThat(Texts.shown(summary.decode(new Texts()
                        .says("battery/uevent", i -> String.format(Locale.ROOT, whole, 5_064_000 + i))
                        .raw())))
                .isEqualTo("gauge: 5.064 W of 60");
        assertThat(Texts.shown(summary.decode(new Texts()
                        .says("battery/uevent", i -> whole.substring(0, 60))
                        .raw())))
                .contains("there is no POWER_SUPPLY_POWER_NOW in it");
    }
}
