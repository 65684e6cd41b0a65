package dev.dyno.reports.page.site;

import dev.dyno.reports.page.words.Shown;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How nights are put into words. */
final class Words {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Words() {}

    static String date(Night night) {
        return DATE.format(night.ran().at());
    }

    /** The first reason for a verdict; empty if there is none. */
    static String why(Night night) {
        return night.verdict().reasons().stream().findFirst().map(Shown::line).orElse("");
    }

    /** How many of a run's bounds came out how; empty where nothing is decided. */
    static String counts(Night night) {
        NightVerdict verdict = night.verdict();
        List<String> parts = new ArrayList<>();
        add(parts, verdict.failed(), "failed");
        add(parts, verdict.undecided(), "undecided");
        add(parts, verdict.passed(), "passed");
        if (verdict.missing() > 0) {
            parts.add(Shown.count(verdict.missing(), "device") + " missing");
        }
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, int number, String word) {
        if (number > 0) {
            parts.add(number + " " + word);
        }
    }

    /** The address of a night's report; empty if it has none. */
    static String report(Night night) {
        return night.report() ? night.address() : "";
    }
}
