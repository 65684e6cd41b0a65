package dev.dyno.reports.page;

import dev.dyno.reports.formats.Form;
import dev.dyno.reports.formats.JudgedRun;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.heat.HeatWords;
import dev.dyno.reports.page.PageFiles.Layout;
import dev.dyno.reports.page.digest.TrialFiles;
import dev.dyno.reports.page.section.Subject;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.store.AtomicFile;
import dev.dyno.scenarios.Scenario;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The files that tell what a run means: {@code verdict.json}, every {@link Form}, and {@code report.html}. */
public final class ReportFiles {
    private ReportFiles() {}

    /**
     * Writes all of them into the run's folder, each whole or not at all, replacing earlier ones.
     *
     * @param runFolder the folder of the run, in which the trials' samples lie
     * @param run what was seen
     * @param scenario what was asked for
     * @param judgement what it means
     * @throws StoreException if a file cannot be written
     */
    public static void write(Path runFolder, RunRecord run, Scenario scenario, Judgement judgement) {
        write(runFolder, run, scenario, judgement, Layout.FILE);
    }

    /**
     * Likewise, with the page's style, script and data where they are wanted.
     *
     * @throws StoreException if a file cannot be written
     */
    public static void write(Path runFolder, RunRecord run, Scenario scenario, Judgement judgement, Layout layout) {
        // The verdict first: a program may be waiting for it, and it needs nothing but the records.
        replace(runFolder.resolve("verdict.json"), VerdictJson.write(run, judgement));
        Subject subject = new Subject(
                run, scenario, judgement, new TrialFiles(runFolder), NightsBefore.of(runFolder, run, judgement));
        JudgedRun judged = new JudgedRun(run, judgement, heat(subject));
        for (Form form : Form.values()) {
            replace(runFolder.resolve(form.file()), form.write(judged));
        }
        Pages.write(runFolder, PageHtml.write(subject, layout));
    }

    private static List<String> heat(Subject subject) {
        return subject.forecasts().stream()
                .map(forecast -> HeatWords.sentence(
                        forecast,
                        Shown.name(forecast.trial().trial().candidate()) + " on "
                                + Shown.name(forecast.trial().trial().device())))
                .toList();
    }

    private static void replace(Path file, String text) {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
