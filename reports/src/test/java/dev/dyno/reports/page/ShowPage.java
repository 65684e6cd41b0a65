package dev.dyno.reports.page;

import dev.dyno.reports.gate.Judge;
import dev.dyno.results.record.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the files of a made-up run into a folder, for looking at them: {@code java ... ShowPage FOLDER}. */
final class ShowPage {
    private ShowPage() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Files.createDirectories(folder);
        RunRecord run = ShowRun.record();
        ShowRun.writeSamples(folder, run);
        String description = "May the int8 or the pruned MobileNetV2 replace the fp32 one in the camera app?";
        ReportFiles.write(folder, run, ShowRun.scenario(description), Judge.judge(run, ShowRun.gate()));
    }
}
