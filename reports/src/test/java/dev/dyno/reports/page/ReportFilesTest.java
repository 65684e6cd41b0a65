package dev.dyno.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.reports.gate.Judge;
import dev.dyno.results.record.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    @Test
    void writesTheThreeFilesAndLeavesNothingElse(@TempDir Path folder) throws IOException {
        RunRecord run = ShowRun.record();
        ShowRun.writeSamples(folder, run);
        ReportFiles.write(
                folder, run, ShowRun.scenario("MobileNetV2 for the nightly build"), Judge.judge(run, ShowRun.gate()));
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("samples", "verdict.json", "summary.md", "report.html");
        }
    }
}
