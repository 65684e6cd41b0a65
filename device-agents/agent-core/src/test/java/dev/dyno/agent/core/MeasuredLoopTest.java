package dev.dyno.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.platform.FakePlatform;
import dev.dyno.protocol.TrialResult.WarmUpOutcome;
import dev.dyno.protocol.TrialResult.Window;
import dev.dyno.protocol.TrialResult.WindowEnd;
import dev.dyno.protocol.TrialSpec.WarmUp;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class MeasuredLoopTest {
    private static final WarmUp SHORT = new WarmUp(5, 0, 1_000_000_000L, 0.04, 3);

    private final FakePlatform platform = new FakePlatform();
    private final FakeEngine engine = new FakeEngine(platform);
    private final SampleRecorder recorder = new SampleRecorder(false);
    private final MeasuredLoop loop = new MeasuredLoop(engine, platform, new Progress(), recorder, platform.nanoTime());

    @Test
    void everyLatencyIsKeptWithItsStart() throws EngineException {
        engine.latencies = new long[] {100, 200, 300};
        WarmUpOutcome warmUp = loop.warmUp(new WarmUp(0, 0, 400, 0.04, 40), new BackToBack(3, 0, 1_000));
        Window window = loop.measure(new BackToBack(3, 0, 1_000));

        assertThat(warmUp).isEqualTo(new WarmUpOutcome(2, 500, false));
        assertThat(window).isEqualTo(new Window(3, 500, 600));
        assertThat(recorder.warmUps()).isEqualTo(2);
        assertThat(recorder.size()).isEqualTo(5);
        assertThat(recorder.startNanos(2)).isEqualTo(500);
        assertThat(recorder.latencyNanos(2)).isEqualTo(100);
        assertThat(recorder.startNanos(4)).isEqualTo(800);
        assertThat(recorder.latencyNanos(4)).isEqualTo(300);
    }

    @Test
    void theWindowLastsForIterationsAndTimeBoth() throws EngineException {
        assertThat(measured(new BackToBack(10, 30_000_000, 60_000_000))).isEqualTo(30);
        assertThat(measured(new BackToBack(50, 30_000_000, 60_000_000))).isEqualTo(50);
    }

    @Test
    void theWindowEndsAtItsLongestTimeButMakesOneInference() throws EngineException {
        assertThat(measured(new BackToBack(500, 30_000_000, 60_000_000))).isEqualTo(60);
        assertThat(measured(new BackToBack(500, 0, 0))).isEqualTo(1);
        assertThat(loop.measure(new BackToBack(500, 0, 0)).end()).isEqualTo(WindowEnd.LONGEST);
        assertThat(loop.measure(new BackToBack(5, 0, 60_000_000)).end()).isEqualTo(WindowEnd.COMPLETE);
    }

    @Test
    void aModelThatBecomesFarFasterEndsTheWindowWhenTheRoomIsFull() throws EngineException {
        loop.warmUp(SHORT, new BackToBack(1, 100_000_000, 200_000_000));
        int room = recorder.capacity() - recorder.size();
        engine.latencies = new long[] {1};
        Window window = loop.measure(new BackToBack(1, 100_000_000, 200_000_000));
        assertThat(window.iterations()).isEqualTo(room);
        assertThat(window.end()).isEqualTo(WindowEnd.ROOM);
    }

    @Test
    void nothingIsAllocatedPerInference() throws EngineException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        BackToBack load = new BackToBack(200_000, 0, Long.MAX_VALUE);
        loop.warmUp(SHORT, load);
        loop.measure(new BackToBack(20_000, 0, Long.MAX_VALUE));
        long before = threads.getCurrentThreadAllocatedBytes();
        Window window = loop.measure(new BackToBack(100_000, 0, Long.MAX_VALUE));
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(window.iterations()).isEqualTo(100_000);
        assertThat(bytes).as("the window's own record and no more").isLessThan(1_000);
    }

    @Test
    void aMillionSamplesFitInThirtyTwoMegabytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        SampleRecorder large = new SampleRecorder(false);
        large.reserve(1_000_000);
        for (int i = 0; i < 1_000_000; i++) {
            large.record(i, 1);
        }
        assertThat(large.size()).isEqualTo(1_000_000);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .isLessThan(32_000_000); // with the thread's own buffers
    }

    private int measured(BackToBack load) throws EngineException {
        loop.warmUp(SHORT, load);
        return loop.measure(load).iterations();
    }
}
