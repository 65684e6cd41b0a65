package dev.dyno.scenarios.demo.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    @ParameterizedTest
    @CsvSource({"224,3,2,0,1", "7,3,2,1,1", "28,3,1,1,1", "5,1,2,0,0", "5,2,1,0,1", "6,2,3,0,0", "1,4,1,1,2"})
    void pads_so_that_every_stride_has_a_place_and_odd_padding_goes_to_the_end(
            int extent, int size, int stride, int before, int after) {
        Window window = new Window(size, stride);
        assertThat(window.paddingBefore(extent)).isEqualTo(before);
        assertThat(window.paddingAfter(extent)).isEqualTo(after);
    }
}
