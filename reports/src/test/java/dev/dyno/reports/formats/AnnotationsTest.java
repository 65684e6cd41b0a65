package dev.dyno.reports.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.reports.page.words.GateSentences;
import org.junit.jupiter.api.Test;

class AnnotationsTest {
    @Test
    void areOfFailedBoundsOnly() {
        assertThat(Annotations.of(JudgedRuns.empty())).isEmpty();
        assertThat(Annotations.of(JudgedRuns.ungated())).isEmpty();
        JudgedRun judged = JudgedRuns.usual();
        assertThat(Annotations.of(judged))
                .hasSameSizeAs(GateSentences.failed(judged.judgement()))
                .allMatch(line -> line.startsWith("::error title=Dyno%3A the gate of nightly failed::"));
    }

    @Test
    void perCentSignsStaySigns() {
        assertThat(Annotations.of(JudgedRuns.usual())).anyMatch(line -> line.contains(" %25"));
    }
}
