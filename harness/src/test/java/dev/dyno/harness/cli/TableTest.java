package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
    private final Table table =
            new Table("NAME", "WHERE", "VALUE").row("a", "here", "1 µs").row("longer", "here", "2 ms");

    @Test
    void columnsAreAlignedAndLinesHaveNoTrailingBlanks() {
        assertThat(table.lines()).containsExactly("NAME    WHERE  VALUE", "a       here   1 µs", "longer  here   2 ms");
    }

    @Test
    void aColumnThatSaysTheSameEverywhereIsSaidOnce() {
        assertThat(table.constants()).isEqualTo(Map.of("WHERE", "here"));
        assertThat(table.varying().lines()).containsExactly("NAME    VALUE", "a       1 µs", "longer  2 ms");
    }

    @Test
    void aSingleRowKeepsItsColumns() {
        Table single = new Table("A", "B").row("1", "2");

        assertThat(single.constants()).isEmpty();
        assertThat(single.varying().lines()).containsExactly("A  B", "1  2");
    }

    @Test
    void cellsCannotMoveTheCursorOrBreakTheLine() {
        assertThat(new Table("X").row("a\u001b[2J\nb\u202e\ttab").lines().get(1))
                .isEqualTo("a\\u001b[2J b\\u202e tab");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new Table("X").row("1", "2")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTableIsMadeToFitByCuttingNamesAndThenByLeavingColumnsOut() {
        String name = "a-device-with-a-name-that-nobody-reads";
        Table wide = new Table("DEVICE", "N", "VALUE").row(name, "12", "5 ms").row(name, "9", "7 ms");

        assertThat(wide.fitted(80, List.of("N")).spared()).isEmpty();
        assertThat(wide.fitted(40, List.of("N")).lines().get(1)).isEqualTo("a-device-with-a-name-th…  12  5 ms");
        assertThat(wide.fitted(32, List.of("N"))).satisfies(fitted -> {
            assertThat(fitted.spared()).containsExactly("N");
            assertThat(fitted.lines().get(0).strip()).isEqualTo("DEVICE                    VALUE");
        });
    }
}
