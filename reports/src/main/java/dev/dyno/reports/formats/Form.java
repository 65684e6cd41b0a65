package dev.dyno.reports.formats;

import java.util.Arrays;
import java.util.Optional;

/** The forms of a judged run that are one text; docs/formats has a page on each. */
public enum Form {
    /** GitHub's Markdown, for a pull request or a step summary. */
    SUMMARY("summary", "summary.md"),
    /** JUnit's XML: a test case for each bound. */
    JUNIT("junit", "junit.xml"),
    /** OpenMetrics text, for Prometheus and others. */
    OPENMETRICS("openmetrics", "metrics.txt"),
    /** A small picture of the decision. */
    BADGE("badge", "badge.svg");

    private final String word;
    private final String file;

    Form(String word, String file) {
        this.word = word;
        this.file = file;
    }

    /** The form as a user names it. */
    public String word() {
        return word;
    }

    /** The file of a run's folder that has it. */
    public String file() {
        return file;
    }

    /** The run in this form. */
    public String write(JudgedRun judged) {
        return switch (this) {
            case SUMMARY -> SummaryMarkdown.write(judged, SummaryMarkdown.LARGEST);
            case JUNIT -> JunitXml.write(judged);
            case OPENMETRICS -> OpenMetrics.write(judged);
            case BADGE -> Badge.svg(judged);
        };
    }

    /** The form of a name, if it is one. */
    public static Optional<Form> named(String word) {
        return Arrays.stream(values()).filter(form -> form.word.equals(word)).findFirst();
    }
}
