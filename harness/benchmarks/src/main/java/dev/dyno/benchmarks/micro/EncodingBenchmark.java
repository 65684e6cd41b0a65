package dev.dyno.benchmarks.micro;

import dev.dyno.protocol.SamplesCsv;
import dev.dyno.results.store.SampleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Raw samples to a file on the device, and from it into the harness: a hundred thousand of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EncodingBenchmark {
    private static final int SAMPLES = 100_000;

    private Path folder = Path.of("");

    /** Writes the file once, so that it can be read. */
    @Setup(Level.Trial)
    public void prepare() throws IOException {
        folder = Files.createTempDirectory("dyno-bench");
        write();
    }

    /** Leaves nothing behind. */
    @TearDown(Level.Trial)
    public void clean() throws IOException {
        Files.deleteIfExists(folder.resolve("samples.csv"));
        Files.delete(folder);
    }

    /** The agent's side. */
    @Benchmark
    public Path write() throws IOException {
        Path file = folder.resolve("samples.csv");
        SamplesCsv.write(file, new Made());
        return file;
    }

    /** The harness's side. */
    @Benchmark
    public double[] read() {
        return SampleFiles.readMeasured(folder.resolve("samples.csv"));
    }

    private static final class Made implements SamplesCsv.Source {
        @Override
        public int size() {
            return SAMPLES;
        }

        @Override
        public int warmUps() {
            return SAMPLES / 10;
        }

        @Override
        public long startNanos(int index) {
            return index * 5_310_000L;
        }

        @Override
        public long latencyNanos(int index) {
            return 5_300_000L + index % 1000;
        }
    }
}
