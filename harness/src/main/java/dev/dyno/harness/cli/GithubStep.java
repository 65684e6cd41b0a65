package dev.dyno.harness.cli;

import dev.dyno.reports.formats.Annotations;
import dev.dyno.reports.formats.Form;
import dev.dyno.reports.formats.JudgedRun;
import dev.dyno.reports.formats.SummaryMarkdown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a step of a GitHub workflow shows of a verdict: annotations of failed bounds by lines on standard output, and the summary
 * in the file that GitHub names. Both only where GitHub's variables say that this is one. What goes wrong here is a warning, for
 * the verdict stands.
 */
final class GithubStep {
    private final Console console;

    GithubStep(Console console) {
        this.console = console;
    }

    /**
     * Tells GitHub.
     *
     * @param folder of the run, where its summary lies already
     */
    void tell(Path folder, JudgedRun judged) {
        if (console.onGithub()) {
            Annotations.of(judged).forEach(console.out()::println);
            console.flush();
        }
        String named = console.env().getOrDefault("GITHUB_STEP_SUMMARY", "");
        if (!named.isEmpty()) {
            append(console.path(Path.of(named)), folder.resolve(Form.SUMMARY.file()), judged);
        }
    }

    /** As much as there is room for: GitHub drops all of a summary that is too large. */
    private void append(Path file, Path summary, JudgedRun judged) {
        try {
            long room = SummaryMarkdown.LARGEST - (Files.exists(file) ? Files.size(file) : 0) - 1;
            if (room < SummaryMarkdown.SMALLEST) {
                console.warn("the step's summary is full; that of this run is " + summary);
                return;
            }
            String text =
                    Files.size(summary) <= room ? Files.readString(summary) : SummaryMarkdown.write(judged, (int) room);
            Files.write(
                    file,
                    (text + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            console.warn("the summary could not be added to " + file + " (GITHUB_STEP_SUMMARY): " + e);
        }
    }
}
