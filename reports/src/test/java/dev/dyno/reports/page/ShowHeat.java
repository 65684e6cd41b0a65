package dev.dyno.reports.page;

import dev.dyno.reports.gate.Judge;
import dev.dyno.reports.heat.MadeUpHeat;
import dev.dyno.results.record.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the files of a made-up sustained run into a folder, for looking at them: {@code java ... ShowHeat FOLDER}. */
final class ShowHeat {
    private ShowHeat() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Files.createDirectories(folder);
        RunRecord run = MadeUpHeat.write(folder);
        String description = "How warm does the camera app make the phone?";
        ReportFiles.write(folder, run, ShowRun.scenario(description), Judge.judge(run, ShowRun.gate()));
    }
}
