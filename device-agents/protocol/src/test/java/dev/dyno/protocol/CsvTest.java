package dev.dyno.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dyno.protocol.SamplesCsv.Phase;
import dev.dyno.protocol.SamplesCsv.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static final long MAX = 1 << 20;

    private final Path folder;

    CsvTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void samplesSurviveTheTripAndReadPlainly() throws IOException {
        Path file = folder.resolve("samples.csv");
        SamplesCsv.write(file, new ThreeSamples(false));
        assertThat(file).hasContent("""
                phase,iteration,start_ns,latency_ns
                warm-up,0,0,7
                measure,0,10,8
                measure,1,20,9
                """);
        assertThat(SamplesCsv.read(file, MAX))
                .containsExactly(
                        new Sample(Phase.WARM_UP, 0, 0, 7),
                        new Sample(Phase.MEASURE, 0, 10, 8),
                        new Sample(Phase.MEASURE, 1, 20, 9));
    }

    @Test
    void scheduledSamplesHaveTheTimeAtWhichTheyWereDue() throws IOException {
        Path file = folder.resolve("samples.csv");
        SamplesCsv.write(file, new ThreeSamples(true));
        assertThat(file).hasContent("""
                phase,iteration,start_ns,latency_ns,due_ns
                warm-up,0,0,7,
                measure,0,10,8,9
                measure,1,20,9,18
                """);
        assertThat(SamplesCsv.read(file, MAX))
                .containsExactly(
                        new Sample(Phase.WARM_UP, 0, 0, 7),
                        new Sample(Phase.MEASURE, 0, 10, 8, 9),
                        new Sample(Phase.MEASURE, 1, 20, 9, 18));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "measure,0,20,9",
                "measure,0,20,9,",
                "measure,0,20,9,-1",
                "measure,0,20,9,21",
                "measure,0,20,9,1,1",
                "warm-up,0,20,9,20"
            })
    void scheduledSamplesThatAreWrongNameTheLine(String lines) throws IOException {
        Path file = folder.resolve("samples.csv");
        Files.writeString(file, SamplesCsv.SCHEDULED_HEADER + "\n" + lines + "\n");
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> SamplesCsv.read(file, MAX))
                .withMessageMatching("(?s).*samples\\.csv:2: .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "measure,1,20,9",
                "measure,0,20",
                "measure,0,20,9,9",
                "measure,0,20,-9",
                "measure,0,20,NaN",
                "measure,0,99999999999999999999,1",
                "measure,9999999999,2,1",
                "cooling,0,20,9",
                "measure,0,20,9\nmeasure,1,19,9",
                "measure,0,20,9\nwarm-up,0,30,9",
                "measure,0,20,9\nmeasure,0,30,9",
                "\u0000"
            })
    void samplesThatAreWrongNameTheLine(String lines) throws IOException {
        Path file = folder.resolve("samples.csv");
        Files.writeString(file, SamplesCsv.HEADER + "\n" + lines + "\n");
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> SamplesCsv.read(file, MAX))
                .withMessageMatching("(?s).*samples\\.csv:[23]: .*");
    }

    @Test
    void aFileWithoutTheHeaderOrTooLargeIsRefused() throws IOException {
        Path file = folder.resolve("samples.csv");
        Files.writeString(file, "");
        assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> SamplesCsv.read(file, MAX));
        Files.writeString(file, SamplesCsv.HEADER);
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> SamplesCsv.read(file, 10))
                .withMessageContaining("at most 10");
    }

    @Test
    void telemetrySurvivesTheTripAndAbsentIsEmpty() throws IOException {
        Path file = folder.resolve("telemetry.csv");
        TelemetryCsv.write(
                file,
                new TelemetryCsv.Table(
                        List.of("rss_bytes", "temperature_c"),
                        List.of(5L, 6L),
                        List.of(new double[] {4096, Double.NaN}, new double[] {8192, -3.25})));
        assertThat(file).hasContent("t_ns,rss_bytes,temperature_c\n5,4096,\n6,8192,-3.25\n");
        TelemetryCsv.Table read = TelemetryCsv.read(file, MAX);
        assertThat(read.timesNanos()).containsExactly(5L, 6L);
        assertThat(read.rows().get(0)).containsExactly(4096, Double.NaN);
        assertThat(read.rows().get(1)).containsExactly(8192, -3.25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x,y\n1,2", "t_ns,a\n1", "t_ns,a\n1,x", "t_ns,a\n1,Infinity", "t_ns,a\n-1,2"})
    void telemetryThatIsWrongIsRefused(String text) throws IOException {
        Path file = folder.resolve("telemetry.csv");
        Files.writeString(file, text);
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> TelemetryCsv.read(file, MAX))
                .withMessageContaining("telemetry.csv:");
    }

    private record ThreeSamples(boolean scheduled) implements SamplesCsv.Source {
        @Override
        public int size() {
            return 3;
        }

        @Override
        public int warmUps() {
            return 1;
        }

        @Override
        public long startNanos(int index) {
            return index * 10L;
        }

        @Override
        public long latencyNanos(int index) {
            return index + 7L;
        }

        @Override
        public long dueNanos(int index) {
            return index * 9L;
        }
    }
}
