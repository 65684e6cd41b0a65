package dev.dyno.agent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.platform.FakePlatform;
import dev.dyno.agent.platform.Platform;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddedWorkTest {
    private static final long STEP = 100;

    private final FakePlatform platform = new FakePlatform();
    private final FakeEngine engine = new FakeEngine(platform);

    /** Each look at the clock takes a little, so that whoever waits for it gets there. */
    private final Platform ticking = new Platform() {
        @Override
        public long nanoTime() {
            platform.advance(STEP);
            return platform.nanoTime();
        }

        @Override
        public long sinceLaunchNanos() {
            return platform.sinceLaunchNanos();
        }

        @Override
        public long pid() {
            return platform.pid();
        }

        @Override
        public long processCpuNanos() {
            return platform.processCpuNanos();
        }

        @Override
        public long threadAllocatedBytes() {
            return platform.threadAllocatedBytes();
        }

        @Override
        public Map<String, String> facts() {
            return platform.facts();
        }
    };

    @ParameterizedTest
    @CsvSource({"0 %, 0", "3 %, 0.03", "0.5 %, 0.005", "1000 %, 10"})
    void eachInferenceTakesItsOwnTimeAndTheShareOfIt(String option, double share) throws EngineException {
        Engine slower = AddedWork.to(engine, Map.of(AddedWork.OPTION, option), ticking);
        engine.latencies = new long[] {1_000_000, 4_000_000};

        for (int i = 0; i < 4; i++) {
            long before = platform.nanoTime();
            slower.infer();
            long own = engine.latencies[engine.inferences % 2];
            assertThat(platform.nanoTime() - before)
                    .isBetween(own + (long) (share * own), own + (long) (share * (own + STEP)) + 4 * STEP);
        }
        assertThat(engine.inferences).isEqualTo(4);
    }

    @Test
    void withoutTheOptionTheEngineIsLeftAsItIs() throws EngineException {
        assertThat(AddedWork.to(engine, Map.of("threads", "2"), platform)).isSameAs(engine);
    }

    @Test
    void theRuntimeDoesNotSeeTheOption() {
        assertThat(AgentOptions.without(Map.of(AddedWork.OPTION, "3 %", Hinted.OPTION, "true", "fault", "none")))
                .isEqualTo(Map.of("fault", "none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "3%", "-1 %", "NaN %", "3 percent", "99999 %", "1e3 %"})
    void whatIsNoShareIsRefused(String option) {
        assertThatThrownBy(() -> AddedWork.to(engine, Map.of(AddedWork.OPTION, option), platform))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("'added-work' is a share such as 3 %, not '" + option + "'");
    }
}
