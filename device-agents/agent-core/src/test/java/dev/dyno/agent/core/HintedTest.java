package dev.dyno.agent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.platform.FakePlatform;
import dev.dyno.protocol.Load;
import dev.dyno.protocol.TrialSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HintedTest {
    private static final Load FRAMES = new Load.Periodic(33_000_000, 10);

    private final FakePlatform platform = new FakePlatform();
    private final FakeEngine engine = new FakeEngine(platform);

    @Test
    void theSystemIsToldThePeriodAndEachInferencesTime() throws EngineException {
        List<Long> told = new ArrayList<>();
        platform.hints = target -> {
            told.add(target);
            return told::add;
        };
        engine.latencies = new long[] {1_000_000, 4_000_000};

        Engine hinted = Hinted.to(engine, spec("true", FRAMES), platform);
        hinted.infer();
        hinted.infer();

        assertThat(told).containsExactly(33_000_000L, 4_000_000L, 1_000_000L);
    }

    @Test
    void whoDoesNotAskIsLeftAlone() throws EngineException {
        assertThat(Hinted.to(engine, spec("false", FRAMES), platform)).isSameAs(engine);
    }

    @Test
    void whatCannotBeHintedIsRefusedWithTheReason() {
        assertThatThrownBy(() -> Hinted.to(engine, spec("true", FRAMES), platform))
                .isInstanceOf(EngineException.class)
                .hasMessage("option 'performance-hint': this platform takes no performance hints; remove the option");
        assertThatThrownBy(() -> Hinted.to(engine, spec("true", new Load.SingleStream(1, 0, 1)), platform))
                .hasMessageContaining("needs a periodic load");
        assertThatThrownBy(() -> Hinted.to(engine, spec("maybe", FRAMES), platform))
                .hasMessageContaining("is true or false, not 'maybe'");
    }

    private static TrialSpec spec(String option, Load load) {
        return new TrialSpec(
                TrialSpec.PROTOCOL,
                "t",
                "/model",
                "fake",
                "cpu",
                1,
                Map.of(Hinted.OPTION, option),
                new TrialSpec.Inputs.Random(1),
                null,
                TrialSpec.WarmUp.DEFAULT,
                load,
                0,
                false);
    }
}
