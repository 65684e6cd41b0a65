package dev.dyno.agent.core;

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
import org.openjdk.jmh.annotations.Warmup;

/** What is done for every inference. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecordingBenchmark {
    private SampleRecorder recorder = new SampleRecorder(false);

    /** An empty recorder with all the room there may be. */
    @Setup(Level.Iteration)
    public void empty() {
        recorder = new SampleRecorder(false);
        recorder.reserve(SampleRecorder.MAX_SAMPLES);
    }

    /** Two readings of the clock and one kept sample: the whole cost that recording adds to an inference. */
    @Benchmark
    public int recordOneSample() {
        if (recorder.isFull()) {
            empty();
        }
        long start = System.nanoTime();
        recorder.record(start, System.nanoTime() - start);
        return recorder.size();
    }
}
