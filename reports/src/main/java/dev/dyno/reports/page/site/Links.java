package dev.dyno.reports.page.site;

import dev.dyno.reports.page.words.Address;
import dev.dyno.results.store.Sha256;
import java.nio.charset.StandardCharsets;

/** Addresses on the site, which are all relative to it. */
final class Links {
    private static final int LONGEST = 60;
    private static final int WORDS = 20;
    private static final int DIGITS = 8;

    private Links() {}

    /** The address of a folder; whatever its name, it is never a scheme, a query or a way out. */
    static String to(String folder) {
        return "./" + Address.part(folder);
    }

    /** The file of a scenario's page; no two scenarios have the same, also where capitals do not count. */
    static String page(String scenario) {
        boolean plain = scenario.matches("[a-z0-9][a-z0-9._-]*") && scenario.length() <= LONGEST;
        return "scenario-" + (plain ? scenario : words(scenario) + "-" + digits(scenario)) + ".html";
    }

    /** Whether a file's name is one that {@link #page} gives. */
    static boolean isPage(String name) {
        return name.matches("scenario-[A-Za-z0-9._-]+\\.html");
    }

    private static String words(String scenario) {
        String words = scenario.substring(0, Math.min(WORDS, scenario.length())).replaceAll("[^A-Za-z0-9]+", "-");
        return words.replaceAll("^-|-$", "");
    }

    private static String digits(String scenario) {
        return Sha256.of(scenario.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }
}
