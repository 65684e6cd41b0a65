package dev.dyno.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineOptionsTest {
    @Test
    void whatIsNotGivenFallsBack() throws EngineException {
        EngineOptions options = new EngineOptions("r", Map.of());
        assertThat(options.flag("a", true)).isTrue();
        assertThat(options.whole("b", 1, 9, 3)).isEqualTo(3);
        assertThat(options.choice("c", Map.of("x", 1), 2)).isEqualTo(2);
        options.done();
    }

    @Test
    void whatIsGivenCounts() throws EngineException {
        EngineOptions options = new EngineOptions("r", Map.of("a", "false", "b", "9", "c", "x"));
        assertThat(options.flag("a", true)).isFalse();
        assertThat(options.whole("b", 1, 9, 3)).isEqualTo(9);
        assertThat(options.choice("c", Map.of("x", 1), 2)).isEqualTo(1);
        options.done();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10", "-1", "", "1.5", "99999999999"})
    void aNumberOutOfRangeNamesOptionAndRange(String text) {
        EngineOptions options = new EngineOptions("r", Map.of("b", text));
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> options.whole("b", 1, 9, 3))
                .withMessage("r: option 'b' is a whole number from 1 to 9, not '" + text + "'");
    }

    @Test
    void anUnknownChoiceNamesAllChoices() {
        EngineOptions options = new EngineOptions("r", Map.of("a", "yes"));
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> options.flag("a", true))
                .withMessage("r: option 'a' is one of [false, true], not 'yes'");
    }

    @Test
    void anUnknownOptionNamesAllOptions() throws EngineException {
        EngineOptions options = new EngineOptions("r", Map.of("colour", "red"));
        options.flag("b", true);
        options.flag("a", true);
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(options::done)
                .withMessage("r: no option 'colour'; it has [a, b]");
    }
}
