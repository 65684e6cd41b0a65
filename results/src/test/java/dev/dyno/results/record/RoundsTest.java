package dev.dyno.results.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundsTest {

    @Test
    void a_fixed_design_plans_what_it_says() {
        assertThat(Rounds.fixed(8)).isEqualTo(new Rounds(8, 8));
        assertThat(Rounds.fixed(8).fixed()).isTrue();
        assertThat(Rounds.fixed(8).planned()).isEqualTo(8);
        assertThat(Rounds.fixed(8).words()).isEqualTo("8 rounds");
        assertThat(Rounds.fixed(1).words()).isEqualTo("1 round");
    }

    @Test
    void a_sequential_design_plans_its_confirmation_too() {
        assertThat(Rounds.SEQUENTIAL.fixed()).isFalse();
        assertThat(Rounds.SEQUENTIAL.planned()).isEqualTo(52);
        assertThat(Rounds.SEQUENTIAL.words()).isEqualTo("3 to 26 rounds");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0,8", "-1,3", "9,8", "1,26", "3,1001", "1001,1001"})
    void what_cannot_be_planned_is_refused(int atLeast, int atMost) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rounds(atLeast, atMost))
                .withMessageContaining("at least");
    }
}
