package dev.dyno.agent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.platform.FakePlatform;
import dev.dyno.protocol.Load;
import dev.dyno.protocol.Readings;
import dev.dyno.protocol.TrialResult.Reading;
import dev.dyno.protocol.TrialResult.Window;
import dev.dyno.protocol.TrialResult.WindowEnd;
import dev.dyno.protocol.TrialSpec.WarmUp;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The load patterns against an engine and a clock that do exactly as they are told. */
class LoadLoopsTest {
    private static final WarmUp NONE = new WarmUp(0, 0, 0, 0.04, 0);
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;

    private final FakePlatform platform = new FakePlatform();
    private final FakeEngine engine = new FakeEngine(platform);
    private final Waiting waiting = new Waiting(platform);
    private final Thermometer thermometer = new Thermometer();
    private SampleRecorder recorder = new SampleRecorder(false);

    LoadLoopsTest() {
        platform.tickNanos = 1;
    }

    private Window window(Load load, long... latencies) throws EngineException {
        engine.latencies = latencies;
        engine.inferences = -1;
        LoadLoop pattern = LoadLoop.of(load, new TrialFolder(Path.of(".")), waiting, thermometer);
        recorder = new SampleRecorder(pattern.scheduled());
        MeasuredLoop loop = new MeasuredLoop(engine, platform, new Progress(), recorder, platform.nanoTime());
        loop.warmUp(NONE, pattern);
        return loop.measure(pattern);
    }

    /** From due to done, in nanoseconds. */
    private long[] responses() {
        long[] responses = new long[recorder.size()];
        Arrays.setAll(responses, i -> recorder.startNanos(i) + recorder.latencyNanos(i) - recorder.dueNanos(i));
        return responses;
    }

    @Test
    void framesThatAreInTimeAreAllInferredAtTheirTimes() throws EngineException {
        Window window = window(new Load.Periodic(10 * MILLI, 100), 3 * MILLI);

        assertThat(window.iterations()).isEqualTo(100);
        assertThat(window.due()).isEqualTo(100);
        assertThat(window.end()).isEqualTo(WindowEnd.COMPLETE);
        assertThat(window.nanos()).isBetween(SECOND, SECOND + 100);
        for (int i = 0; i < 100; i++) {
            assertThat(recorder.dueNanos(i) - window.startNanos()).isEqualTo(i * (10 * MILLI));
            assertThat(recorder.startNanos(i) - recorder.dueNanos(i)).isBetween(0L, 10L);
        }
    }

    @Test
    void aStallDropsTheFramesPastInItAndTakesTheNewest() throws EngineException {
        long[] latencies = new long[20];
        Arrays.fill(latencies, 2 * MILLI);
        latencies[5] = 34 * MILLI; // frame 5, due at 50 ms, is done at 84 ms; 60 and 70 are past then, 80 is the newest
        Window window = window(new Load.Periodic(10 * MILLI, 20), latencies);

        assertThat(window.due()).isEqualTo(20);
        assertThat(window.iterations()).isEqualTo(18);
        assertThat((recorder.dueNanos(6) - window.startNanos()) / MILLI).isEqualTo(80);
        assertThat(responses()[5] / MILLI).isEqualTo(34);
        assertThat(responses()[6] / MILLI).as("waited from 80 to 84, then 2").isEqualTo(6);
        assertThat(responses()[7] / MILLI).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 150, 199, 250, 1000})
    void aTooSlowEngineDropsWhatItCannotDoAndIsNeverLateByMoreThanAPeriod(int percent) throws EngineException {
        long period = 10 * MILLI;
        Window window = window(new Load.Periodic(period, 2_000), period * percent / 100);

        double expected = 1 - 100.0 / percent;
        double dropped = 1 - window.iterations() / (double) window.due();
        assertThat(dropped).isCloseTo(expected, within(0.01));
        for (int i = 0; i < recorder.size(); i++) {
            assertThat(recorder.startNanos(i) - recorder.dueNanos(i)).isBetween(0L, period);
        }
    }

    @Test
    void latenessAndSpinningAreCounted() throws EngineException {
        platform.oversleepNanos = Waiting.SPIN_NANOS + 50_000;
        Window window = window(new Load.Periodic(10 * MILLI, 101), 3 * MILLI);
        Map<String, Reading> late = waiting.readings(window.nanos());
        assertThat(value(late, Readings.WAIT_LATENESS_MEAN)).isCloseTo(50e-6, within(1e-7));
        assertThat(value(late, Readings.WAIT_LATENESS_MAX)).isCloseTo(50e-6, within(1e-7));
        assertThat(value(late, Readings.WAIT_SPIN_SHARE)).isZero();

        platform.oversleepNanos = 0;
        Waiting punctual = new Waiting(platform);
        punctual.until(platform.nanoTime() + MILLI);
        assertThat(value(punctual.readings(MILLI), Readings.WAIT_SPIN_SHARE)).isCloseTo(0.2, within(0.01));
        assertThat(value(punctual.readings(MILLI), Readings.WAIT_LATENESS_MAX)).isLessThan(1e-8);
    }

    private static double value(Map<String, Reading> readings, String name) {
        return Objects.requireNonNull(readings.get(name), name).value();
    }

    @Test
    void whatNeverWaitsForAMomentTellsNothingOfWaiting() throws EngineException {
        Window window = window(new Load.Burst(3, MILLI, 2, SECOND), MILLI);
        assertThat(waiting.readings(window.nanos())).isEmpty();
    }

    @Test
    void burstsRestThenInferWithoutAPause() throws EngineException {
        Window window = window(new Load.Burst(3, 100 * MILLI, 4, 10 * SECOND), 2 * MILLI);

        assertThat(window.iterations()).isEqualTo(12);
        assertThat(window.end()).isEqualTo(WindowEnd.COMPLETE);
        for (int i = 0; i < 12; i++) {
            long before = i == 0 ? window.startNanos() : recorder.startNanos(i - 1) + recorder.latencyNanos(i - 1);
            long pause = recorder.startNanos(i) - before;
            assertThat(pause).isBetween(i % 3 == 0 ? 100 * MILLI : 0, (i % 3 == 0 ? 100 * MILLI : 0) + 10);
        }
    }

    @Test
    void burstsEndAfterTheLongestTimeWithWholeBursts() throws EngineException {
        Window window = window(new Load.Burst(3, 100 * MILLI, 50, 250 * MILLI), 2 * MILLI);
        assertThat(window.iterations()).isEqualTo(9);
        assertThat(window.end()).isEqualTo(WindowEnd.LONGEST);
    }

    @Test
    void arrivalsOfASeedAreThoseOfARandomProcessAndAlwaysTheSame() {
        Load.Poisson load = new Load.Poisson(200, 7, 100 * SECOND, 100 * SECOND);
        long[] arrivals = PoissonLoop.arrivals(load);
        assertThat(PoissonLoop.arrivals(load)).isEqualTo(arrivals);
        assertThat(PoissonLoop.arrivals(new Load.Poisson(200, 8, 100 * SECOND, 100 * SECOND)))
                .isNotEqualTo(arrivals);
        assertThat(arrivals.length).as("20,000, scattering by 141").isBetween(19_400, 20_600);
        assertThat(arrivals).isSorted();
        double sum = 0;
        double squares = 0;
        for (int i = 1; i < arrivals.length; i++) {
            double gap = (arrivals[i] - arrivals[i - 1]) * 1e-9;
            sum += gap;
            squares += gap * gap;
        }
        double mean = sum / (arrivals.length - 1);
        double deviation = Math.sqrt(squares / (arrivals.length - 1) - mean * mean);
        assertThat(deviation / mean).as("of exponential gaps").isCloseTo(1, within(0.03));
    }

    /** The mean wait of M/D/1 is rho / (2 (1 - rho)) services, by Pollaczek and Khinchine. */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.5, 0.7})
    void latenciesOfAnOpenLoopAreThoseOfAQueueWithRandomArrivalsAndFixedService(double load) throws EngineException {
        long service = 5 * MILLI;
        platform.tickNanos = 500; // spinning reads the clock so often that a finer one would take minutes
        Window window = window(new Load.Poisson(load / 5e-3, 11, 2_000 * SECOND, 4_000 * SECOND), service);

        assertThat(window.iterations()).isEqualTo(window.due());
        double mean = Arrays.stream(responses()).average().orElseThrow() / service;
        assertThat(mean).isCloseTo(1 + load / (2 * (1 - load)), within(0.05));
    }

    @Test
    void everyLatencyOfAnOpenLoopIsThatOfTheSimulatedQueue() throws EngineException {
        Random random = new Random(3);
        long[] services = random.longs(512, MILLI, 9 * MILLI).toArray();
        Load.Poisson load = new Load.Poisson(150, 5, 20 * SECOND, 40 * SECOND);
        window(load, services);

        long[] arrivals = PoissonLoop.arrivals(load);
        long[] responses = responses();
        long free = 0;
        for (int i = 0; i < arrivals.length; i++) {
            free = Math.max(free, arrivals[i]) + services[i % services.length];
            // reading the clock costs a few nanoseconds each time, which a busy queue adds up
            assertThat((double) responses[i]).isCloseTo((double) (free - arrivals[i]), within(10_000.0));
        }
    }

    @Test
    void aStallMakesManyWaitInAnOpenLoopAndShowsInOneSampleOnlyInAClosedOne() throws EngineException {
        long[] latencies = new long[1_000];
        Arrays.fill(latencies, MILLI);
        latencies[300] = 500 * MILLI;

        window(new Load.SingleStream(900, 0, 100 * SECOND), latencies);
        int slowClosed = 0;
        for (int i = 0; i < recorder.size(); i++) {
            slowClosed += recorder.latencyNanos(i) > 20 * MILLI ? 1 : 0;
        }
        window(new Load.Poisson(100, 1, 9 * SECOND, 20 * SECOND), latencies);
        long slowOpen =
                Arrays.stream(responses()).filter(nanos -> nanos > 20 * MILLI).count();

        assertThat(slowClosed).isEqualTo(1);
        assertThat(slowOpen).as("half a second of 100 arrivals a second").isBetween(30L, 70L);
    }

    @Test
    void anOverloadedEngineServesWhatItCanUntilTheLongestTime() throws EngineException {
        Window window = window(new Load.Poisson(1_000, 1, 2 * SECOND, 4 * SECOND), 10 * MILLI);
        assertThat(window.end()).isEqualTo(WindowEnd.LONGEST);
        assertThat(window.iterations()).isBetween(399, 401);
        assertThat(window.due()).isBetween(1_900, 2_100);
    }

    @Test
    void withoutArrivalsTheWindowIsAsLongNevertheless() throws EngineException {
        Window window = window(new Load.Poisson(1e-6, 1, SECOND, SECOND), MILLI);
        assertThat(window.iterations()).isZero();
        assertThat(window.due()).isZero();
        assertThat(window.nanos()).isGreaterThanOrEqualTo(SECOND);
    }

    @Test
    void aSustainedLoadEndsInEquilibriumOrAtItsLongestTime() throws EngineException {
        assertThat(window(new Load.Sustained(SECOND, 5 * SECOND, 0.5), MILLI).end())
                .isEqualTo(WindowEnd.LONGEST);

        Load.Sustained load = new Load.Sustained(10 * SECOND, 1_000 * SECOND, 0.5);
        LoadLoop pattern = LoadLoop.of(load, new TrialFolder(Path.of(".")), waiting, thermometer);
        MeasuredLoop loop =
                new MeasuredLoop(engine, platform, new Progress(), new SampleRecorder(false), platform.nanoTime());
        engine.latencies = new long[] {100 * MILLI};
        loop.warmUp(new WarmUp(1, 0, SECOND, 0.04, 0), pattern);
        long begin = platform.nanoTime();
        engine.after = () -> {
            double minutes = (platform.nanoTime() - begin) / 60e9;
            thermometer.read(platform.nanoTime(), 40 + 10 * (1 - Math.exp(-minutes)));
        };
        Window window = loop.measure(pattern);
        assertThat(window.end()).isEqualTo(WindowEnd.EQUILIBRIUM);
        // 10 exp(-t) falls below 0.5 a minute after 3 minutes; the slope is that of the minute before
        assertThat(window.nanos() / 60e9).isBetween(3.2, 4.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"periodic", "burst", "poisson", "sustained"})
    void nothingIsAllocatedPerInference(String kind) throws EngineException {
        Load load = switch (kind) {
            case "periodic" -> new Load.Periodic(MILLI, 50_000);
            case "burst" -> new Load.Burst(1_000, MILLI, 50, 1_000 * SECOND);
            case "poisson" -> new Load.Poisson(500, 1, 100 * SECOND, 200 * SECOND);
            default -> new Load.Sustained(0, 50 * SECOND, 0.5);
        };
        platform.tickNanos = 500;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        LoadLoop pattern = LoadLoop.of(load, new TrialFolder(Path.of(".")), waiting, thermometer);
        recorder = new SampleRecorder(pattern.scheduled());
        MeasuredLoop loop = new MeasuredLoop(engine, platform, new Progress(), recorder, platform.nanoTime());
        loop.warmUp(new WarmUp(10, 0, SECOND, 0.04, 0), pattern);
        recorder.reserve(3L * recorder.capacity());
        loop.measure(pattern);
        long before = threads.getCurrentThreadAllocatedBytes();
        Window window = loop.measure(pattern);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(window.iterations()).isGreaterThan(20_000);
        assertThat(bytes).as("the window's own record and no more").isLessThan(1_000);
    }
}
