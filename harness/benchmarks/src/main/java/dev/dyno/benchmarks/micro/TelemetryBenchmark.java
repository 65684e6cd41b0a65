package dev.dyno.benchmarks.micro;

import dev.dyno.agent.platform.ProcFs;
import dev.dyno.protocol.Heartbeat;
import dev.dyno.protocol.HeartbeatJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the agent's telemetry thread does at each of its ticks. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TelemetryBenchmark {
    private final ProcFs procFs = new ProcFs(Path.of("/"));
    private final Heartbeat heartbeat =
            new Heartbeat("r01-1-this-machine-int8", 4711, "measure", 123_456, 9_876_543_210L);

    /** The one reading that every tick makes on every Linux; the others are absent on many machines. */
    @Benchmark
    public long readResidentMemory() throws IOException {
        return procFs.residentBytes();
    }

    /** The heartbeat's bytes. */
    @Benchmark
    public byte[] encodeHeartbeat() {
        return HeartbeatJson.write(heartbeat);
    }
}
