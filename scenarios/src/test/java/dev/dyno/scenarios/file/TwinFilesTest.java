package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.scenarios.twin.Faults;
import dev.dyno.scenarios.twin.Gauge;
import dev.dyno.scenarios.twin.Supply;
import dev.dyno.scenarios.twin.Throttling;
import dev.dyno.scenarios.twin.TwinParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TwinFilesTest {
    private static final Path FILE = Path.of("twin.yaml");

    private static TwinParameters parse(String text) {
        return TwinFiles.parse(text, FILE);
    }

    @Test
    void shippedOnesAreValidAndCalledAsTheirFiles() {
        assertThat(TwinFiles.shipped()).allSatisfy(name -> {
            TwinParameters twin = TwinFiles.shipped(name);
            assertThat(twin.name()).isEqualTo(name);
            assertThat(twin.kind().name().toLowerCase(Locale.ROOT)).isEqualTo(name.replaceFirst("-.*", ""));
        });
    }

    @Test
    void everyFileInTheLibraryIsShipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("twins"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrderElementsOf(TwinFiles.shipped());
        }
    }

    @Test
    void unitsAreThoseOfTheRecords() {
        TwinParameters phone = TwinFiles.shipped("phone");

        assertThat(phone.idle().watts()).isEqualTo(0.62);
        assertThat(phone.idle().driftSeconds()).isEqualTo(300);
        assertThat(phone.cores().hertz()).isEqualTo(2.4e9);
        assertThat(phone.supply()).isEqualTo(new Supply.Battery(16_200, 0.8, 3.4, 4.35, 0.09));
        assertThat(phone.heat().skin().seconds()).isEqualTo(240);
        assertThat(phone.throttling().steps().get(1)).isEqualTo(new Throttling.Step(43, 41, 0.6, 2));
        assertThat(phone.gauge())
                .isEqualTo(new Gauge(0.25, 0, true, 0.001, 0.001, false, true, 0.001, 3.6, 0, Gauge.WRAP));
        assertThat(phone.faults()).isEqualTo(Faults.NONE);
    }

    @Test
    void theExampleInTheReferenceIsValid() throws IOException {
        String reference = Files.readString(Path.of("../docs/formats/twin.md"));
        String example = reference.replaceFirst("(?s).*```yaml\n(.*?)```.*", "$1");
        assertThat(parse(example).throttling().steps()).hasSize(2);
    }

    @Test
    void faultsAreWords() {
        String text = TwinFiles.text("phone") + "faults: { charging: 900 mA, reading: error-number }\n";
        assertThat(parse(text).faults()).isEqualTo(new Faults(0.9, Faults.Reading.ERROR_NUMBER));
    }

    @Test
    void everyProblemIsNamedAtOnceWithItsPlace() {
        String text = """
                schema: dyno/twin/v1
                name: odd
                kind: phone
                idle: { power: 620, drfit: 15 mW }
                cores: { frequency: 1 GHz, slowest: 2 GHz, switching: 1.6 J, exponent: 9 }
                supply: { voltage: 5 V }
                battery: { capacity: 4500 mAh, charge: 180 %, empty: 4 V, full: 3.9 V }
                heat:
                  die: { rise: 7 C }
                  skin: 12
                throttling:
                  sensor: nose
                  steps:
                    - { above: 40 C, below: 41 C, frequency: 80 % }
                    - { above: 43 C, frequency: 60 %, status: none }
                    - { above: 42 C, frequency: 40 %, status: severe }
                gauge: { period: 0 s, unit: kA, discharge: maybe, counter-step: 1 J }
                faults: { charging: -1 A, reading: late }
                """;
        assertThatThrownBy(() -> parse(text))
                .hasMessageContaining("twin.yaml:4:16: 'power' needs a unit")
                .hasMessageContaining("twin.yaml:4:21: 'drfit' is unknown here")
                .hasMessageContaining("twin.yaml:5:8: 'slowest' is above 'frequency'")
                .hasMessageContaining("twin.yaml:5:55: 'switching' is a power")
                .hasMessageContaining("twin.yaml:5:72: 'exponent' is 9, but must be from 1 to 4")
                .hasMessageContaining("twin.yaml:6:1: a phone has a 'battery', not a 'supply'")
                .hasMessageContaining("twin.yaml:7:10: 'full' is below 'empty'")
                .hasMessageContaining("twin.yaml:7:40: 'charge' is 180 %")
                .hasMessageContaining("twin.yaml:9:8: 'die' needs 'time'")
                .hasMessageContaining("twin.yaml:10:9: 'skin' is a mapping")
                .hasMessageContaining("twin.yaml:12:11: 'sensor' does not know 'nose'")
                .hasMessageContaining("twin.yaml:14:7: 'below' is not below 'above'")
                .hasMessageContaining("twin.yaml:15:47: 'status' does not know 'none'")
                .hasMessageContaining("'period' is 0 s")
                .hasMessageContaining("'unit' does not know 'kA'")
                .hasMessageContaining("'discharge' does not know 'maybe'")
                .hasMessageContaining("'counter-step' is unknown here")
                .hasMessageContaining("'charging' is -1 A")
                .hasMessageContaining("'reading' does not know 'late'");
    }

    @Test
    void stepsGetHotterSlowerAndNoLessSevere() {
        String steps =
                "  steps:\n    - { above: 40 C, frequency: 80 %, status: severe }\n    - { above: 45 C, frequency: 70 %,"
                        + " status: light }\n";
        String text = TwinFiles.text("phone-milliamperes").replaceFirst("(?s)  steps:\n.*?\n(?=gauge)", steps);
        assertThatThrownBy(() -> parse(text)).hasMessageContaining("a step is hotter, slower and no less severe");
    }

    @Test
    void aBoardHasNoBattery() {
        String text = TwinFiles.text("board") + "battery: { capacity: 1 Ah }\n";
        assertThatThrownBy(() -> parse(text)).hasMessageContaining("a board has a 'supply', not a 'battery'");
    }

    @Test
    void anotherKindOfFileIsCalledByItsName() {
        assertThatThrownBy(() -> parse("schema: dyno/lab/v1\ndevices: []\n"))
                .hasMessageContaining("says that this is a lab file; here a twin is needed");
        assertThatThrownBy(() -> parse("")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> parse("[1, 2]")).hasMessageContaining("a twin is a mapping");
        assertThatThrownBy(() -> TwinFiles.shipped("phoen")).hasMessageContaining("'phone'");
    }
}
