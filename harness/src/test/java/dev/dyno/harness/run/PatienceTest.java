package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatienceTest {
    private final Patience patience = new Patience();

    @Test
    void one_failure_may_be_an_accident_two_are_not() {
        patience.note("int8", false);
        assertThat(patience.isOver("int8")).isFalse();

        patience.note("int8", false);
        assertThat(patience.isOver("int8")).isTrue();
    }

    @Test
    void whoever_worked_once_is_tried_to_the_end() {
        patience.note("int8", false);
        patience.note("int8", true);
        patience.note("int8", false);
        patience.note("int8", false);

        assertThat(patience.isOver("int8")).isFalse();
    }

    @Test
    void the_failures_of_one_are_not_the_others() {
        patience.note("int8", false);
        patience.note("int8", false);

        assertThat(patience.isOver("fp16")).isFalse();
    }
}
