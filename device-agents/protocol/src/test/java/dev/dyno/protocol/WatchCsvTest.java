package dev.dyno.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchCsvTest {
    private static final long MAX = 1 << 20;
    private final Path file;

    WatchCsvTest(@TempDir Path folder) {
        this.file = folder.resolve("watch.csv");
    }

    @Test
    void everyByteThatAWatchCanSaySurvivesTheTrip() throws IOException {
        Random random = new Random(1);
        List<WatchCsv.Row> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(i < 5 ? 4097 : 20)];
            random.nextBytes(bytes);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            boolean failed = random.nextBoolean();
            rows.add(new WatchCsv.Row(i, i + 5L, "a/b." + i, failed ? "" : text, failed ? "it says: " + text : ""));
        }
        rows.removeIf(row -> row.problem().length() > WatchCsv.LONGEST_TEXT);
        WatchCsv.write(file, rows);
        assertThat(WatchCsv.read(file, 10 * MAX)).isEqualTo(rows);
    }

    @Test
    void textsOfOtherAlphabetsAreWrittenAsFarAsTheyCanBe() throws IOException {
        WatchCsv.write(file, List.of(new WatchCsv.Row(1, 2, "a", "", "\u4e0d")));
        assertThat(WatchCsv.read(file, MAX)).containsExactly(new WatchCsv.Row(1, 2, "a", "", "?"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1,2,a,,,x\\n        | :2: expected start_ns,end_ns,name,text,problem, found 6 cells
            1,2,a,\\n           | :2: expected start_ns,end_ns,name,text,problem, found 4 cells
            -1,2,a,,\\n         | :2: expected a whole number, found '-1'
            3,2,a,,\\n          | :2: it ends before it begins
            1,2,a,"x            | :2: a quote is not closed
            1,2,a,,\\n1,2,a     | :3: the file ends within the row
            """)
    void whatIsNoWatchFileNamesTheRow(String text, String message) throws IOException {
        Files.writeString(file, WatchCsv.HEADER + "\n" + text.strip().replace("\\n", "\n"));
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> WatchCsv.read(file, MAX))
                .withMessageContaining(message);
    }

    @Test
    void longCellsAndLongFilesAreRefused() throws IOException {
        Files.writeString(file, WatchCsv.HEADER + "\n1,2,a," + "x".repeat(4097) + ",\n");
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> WatchCsv.read(file, MAX))
                .withMessageContaining("longer than 4096");
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> WatchCsv.read(file, 100))
                .withMessageContaining("at most 100 are read");
    }

    @Test
    void everyTornOrFlippedFileIsEitherReadOrRefusedCleanly() throws IOException {
        WatchCsv.write(
                file,
                List.of(new WatchCsv.Row(1, 2, "a", "1\"2\n,", ""), new WatchCsv.Row(3, 4, "b", "", "no such file")));
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(2);
        for (int i = 0; i < 1000; i++) {
            byte[] hostile = Arrays.copyOf(whole, i < whole.length ? i : whole.length);
            if (hostile.length > 0 && i >= whole.length / 2) {
                hostile[random.nextInt(hostile.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, hostile);
            try {
                assertThat(WatchCsv.read(file, MAX)).isNotNull();
            } catch (MalformedMessageException e) {
                assertThat(e).hasMessageContaining("watch.csv");
            }
        }
    }
}
