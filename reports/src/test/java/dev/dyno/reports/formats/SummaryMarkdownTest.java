package dev.dyno.reports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryMarkdownTest {
    @ParameterizedTest
    @ValueSource(ints = {SummaryMarkdown.SMALLEST, 20_000, 65_536, SummaryMarkdown.LARGEST})
    void keepsToItsSizeAndSaysWhatItLeftOut(int largest) {
        String text = SummaryMarkdown.write(JudgedRuns.large(300), largest);
        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(largest);
        assertThat(text).startsWith("## ❌ FAIL: nightly").contains("seed 4711");
        assertThat(text.contains("had no room here")).isEqualTo(largest < SummaryMarkdown.LARGEST);
    }

    @Test
    void refusesARoomInWhichNotEvenTheDecisionFits() {
        assertThatThrownBy(() -> SummaryMarkdown.write(JudgedRuns.usual(), 100))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theWorstIsFirst() {
        String table = Form.SUMMARY.write(JudgedRuns.usual());
        assertThat(table.indexOf("❌ FAIL |")).isLessThan(table.indexOf("✅ PASS |"));
    }
}
