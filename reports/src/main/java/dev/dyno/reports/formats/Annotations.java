package dev.dyno.reports.formats;

import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.page.words.GateSentences;
import dev.dyno.reports.page.words.Shown;
import java.util.ArrayList;
import java.util.List;

/**
 * What a failed gate says in GitHub's workflow commands, which show beside the job: one error for each candidate and bound, the
 * worst first. GitHub shows ten for a step.
 */
public final class Annotations {
    private static final int MOST = 10;

    private Annotations() {}

    /** The commands, a line each; none where nothing failed. */
    public static List<String> of(JudgedRun judged) {
        Judgement judgement = judged.judgement();
        if (judgement.decision() != Decision.FAIL) {
            return List.of();
        }
        List<String> failed = GateSentences.failed(judgement);
        List<String> sentences = failed.isEmpty() ? judgement.sentences() : failed;
        List<String> shown =
                new ArrayList<>(sentences.subList(0, sentences.size() > MOST ? MOST - 1 : sentences.size()));
        if (shown.size() < sentences.size()) {
            shown.add("and " + (sentences.size() - shown.size()) + " more bounds do not hold; see report.html");
        }
        String title = property("Dyno: the gate of " + Shown.name(judged.run().scenario()) + " failed");
        return shown.stream()
                .map(sentence -> "::error title=" + title + "::" + data(Shown.text(sentence)))
                .toList();
    }

    /** The characters that would end a message. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
