package dev.dyno.reports.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesFilesTest {
    private final Path folder;

    SeriesFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<NamedSeries> read(String text) throws IOException {
        return SeriesFiles.read(Files.writeString(folder.resolve("s.csv"), text), "s.csv");
    }

    private static List<String> rows(long seed) {
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add("a," + i + "," + ((i < 30 ? 10 : 11) + 0.05 * random.nextGaussian()));
            rows.add("b," + (i + 7) + "," + (5 + 0.05 * random.nextGaussian()));
        }
        return rows;
    }

    @Test
    void changesAreRatiosWhereAllValuesArePositive() throws IOException {
        List<NamedSeries> all = read("series,index,value\n" + String.join("\n", rows(1)));
        assertThat(all).extracting(NamedSeries::name).containsExactly("a", "b");
        Trend trend = all.get(0).trend();
        assertThat(trend.scale()).isEqualTo(Scale.RATIO);
        assertThat(trend.shifts()).singleElement().satisfies(shift -> {
            assertThat(all.get(0).label(shift.position())).isEqualTo("30");
            assertThat(shift.before()).isBetween(9.9, 10.1);
            assertThat(shift.after()).isBetween(10.9, 11.1);
            assertThat(shift.lower()).isLessThan(1.1).isGreaterThan(1.08);
            assertThat(shift.upper()).isGreaterThan(1.1).isLessThan(1.12);
        });
        assertThat(all.get(1).trend().shifts()).isEmpty();
    }

    @Test
    void changesAreDifferencesWhereAValueIsNot() throws IOException {
        StringBuilder text = new StringBuilder("series,index,value\n");
        Random random = new Random(2);
        for (int i = 0; i < 60; i++) {
            text.append("a," + i + "," + ((i < 30 ? -3 : 3) + 0.1 * random.nextGaussian()) + "\n");
        }
        Trend trend = read(text.toString()).get(0).trend();
        assertThat(trend.scale()).isEqualTo(Scale.DIFFERENCE);
        assertThat(trend.shifts())
                .singleElement()
                .satisfies(shift -> assertThat(shift.change()).isBetween(5.8, 6.2));
    }

    @Test
    void theOrderOfRowsAndColumnsMakesNoDifference() throws IOException {
        List<String> rows = rows(3);
        Trend straight =
                read("series,index,value\n" + String.join("\n", rows)).get(0).trend();
        Collections.shuffle(rows, new Random(4));
        StringBuilder text = new StringBuilder("\ufeffvalue,\"note\",index,series\r\n");
        for (String row : rows) {
            String[] cells = row.split(",", -1);
            text.append(cells[2] + ",\"said \"\"so\"\",\nthere\"," + cells[1] + ",\"" + cells[0] + "\"\r\n");
        }
        NamedSeries shuffled = read(text.toString()).stream()
                .filter(series -> series.name().equals("a"))
                .findFirst()
                .orElseThrow();
        assertThat(shuffled.trend()).isEqualTo(straight);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-01, 2026-03-02",
        "2026-03-01T10:00:01, 2026-03-01T10:00, 2026-03-01T10:00:01",
        "2026-03-01T11:00+02:00, 2026-03-01T08:00Z, 2026-03-01T09:00:00Z",
        "10, 9, 10",
        "-1, -2, -1"
    })
    void pointsAreSortedByWhatTheirIndexMeans(String late, String early, String shown) throws IOException {
        NamedSeries series = read("series,index,value\na," + late + ",2\na," + early + ",1\n")
                .get(0);
        assertThat(series.label(1)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a,1,NaN | s.csv:2 | 'value' is 'NaN', and should be a finite number",
                "a,1,Infinity | s.csv:2 | 'value' is 'Infinity'",
                "a,1,1e999 | s.csv:2 | finite",
                "a,1, | s.csv:2 | 'value' is empty",
                "a,1,zwei | s.csv:2 | 'zwei'",
                "a,1 | s.csv:2 | the line has 2 fields, and the header 3",
                "a,,1 | s.csv:2 | 'index' is empty",
                "a,1.5,1 | s.csv:2 | 'index' is '1.5', and should be a whole number or an ISO date or time",
                "a,99999999999999999999,1 | s.csv:2 | 'index'",
                "a,2026-02-30,1 | s.csv:2 | 'index'",
                "\" ,1,1\" | s.csv:2 | 'series' is empty",
            })
    void aBadLineIsNamed(String line, String place, String message) {
        assertThatThrownBy(() -> read("series,index,value\n" + line + "\nb,1,1\n"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(message);
    }

    @Test
    void everyBadLineIsNamedUpToTwenty() {
        assertThatThrownBy(() -> read("series,index,value\n" + "a,x,1\n".repeat(50)))
                .hasMessageContaining("s.csv:2: ")
                .hasMessageContaining("s.csv:21: ")
                .hasMessageContaining("and 30 more");
    }

    @Test
    void anIndexThatIsThereTwiceIsNamedWithBothLines() {
        assertThatThrownBy(() -> read("series,index,value\na,2,1\nb,2,1\na,1,1\na,02,3\n"))
                .hasMessageContaining("s.csv:5: 'index' 2 is there twice in the same series, first in line 2");
    }

    @Test
    void kindsOfIndexDoNotMix() {
        assertThatThrownBy(() -> read("series,index,value\na,2,1\na,2026-01-01,1\n"))
                .hasMessageContaining("s.csv:3: 'index' is a date, and before it was a whole number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "series,index,value\n",
                "series,index\na,1\n",
                "series,index,value,value\na,1,1,1\n",
                "\"series,index,value\na,1,1",
                "\0\0\0"
            })
    void aFileOfAnotherKindIsRefusedWithItsPlace(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("s.csv:");
    }

    @Test
    void aFileThatIsNoTextOrNotThereIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("x"), new byte[] {'s', (byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> SeriesFiles.read(file, "x"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> SeriesFiles.read(folder.resolve("none"), "none"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no such file");
    }

    @Test
    void aSeriesTooShortToChangeSaysSo() throws IOException {
        NamedSeries one = read("series,index,value\na,1,1\n").get(0);
        assertThat(one.trend().shifts()).isEmpty();
        assertThat(one.notes()).containsExactly("one point of at least 8 that a change can be seen in");
    }
}
