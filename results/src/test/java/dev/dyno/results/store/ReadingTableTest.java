package dev.dyno.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit makes the folder
class ReadingTableTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("readings.csv"), text);
    }

    @Test
    void givesItsColumnsWithGapsWhereAProbeGaveNothing() throws IOException {
        ReadingTable table = ReadingTable.read(
                file("t_ns,rss_bytes,temperature_c,cpu_hz\n100,2048,34.5,\n200,,x,\n300,4096,1e999,\n"));
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.column(ReadingTable.TIME).orElseThrow()).containsExactly(100, 200, 300);
        assertThat(table.column("rss_bytes").orElseThrow()).containsExactly(2048, Double.NaN, 4096);
        assertThat(table.column("temperature_c").orElseThrow()).containsExactly(34.5, Double.NaN, Double.NaN);
        assertThat(table.column("cpu_hz")).as("without any reading").isEmpty();
        assertThat(table.column("power_w")).isEmpty();
    }

    @Test
    void aLineThatDoesNotFitIsNamed() throws IOException {
        assertThatThrownBy(() -> ReadingTable.read(file("t_ns,rss_bytes\n1,2\n1,2,3\n")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("readings.csv:3");
        assertThatThrownBy(() -> ReadingTable.read(file(""))).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> ReadingTable.read(folder.resolve("none"))).isInstanceOf(StoreException.class);
    }

    @Test
    void bytesThatAreNoTextAreSaid() throws IOException {
        Path file = folder.resolve("bytes.csv");
        Files.write(file, new byte[] {'t', (byte) 0xff, (byte) 0xfe, '\n'});
        assertThatThrownBy(() -> ReadingTable.read(file)).isInstanceOf(StoreException.class);
    }
}
