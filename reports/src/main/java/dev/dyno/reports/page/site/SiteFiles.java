package dev.dyno.reports.page.site;

import dev.dyno.reports.history.History;
import dev.dyno.reports.history.NightlyRuns;
import dev.dyno.reports.page.PageFiles;
import dev.dyno.reports.page.PageFiles.Layout;
import dev.dyno.reports.page.Pages;
import dev.dyno.reports.page.Templates;
import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The site of a folder of nightly runs: {@code index.html} and a page for each scenario, in that folder. */
public final class SiteFiles {
    private static final String INDEX = "index.html";

    private SiteFiles() {}

    /**
     * What was done.
     *
     * @param index the index
     * @param history what it rests on
     * @param written how many files were written; the others were up to date
     */
    public record Site(Path index, History history, int written) {}

    /**
     * Brings a site up to date. Runs that were read before come from the caches in the folder, and pages that would not change
     * are left alone.
     *
     * @param root the folder that the run folders lie in
     * @throws StoreException if it cannot be listed or written, or has an index that somebody else made
     */
    public static Site write(Path root, Layout layout) {
        Pages.requireOwn(root.resolve(INDEX));
        CompletableFuture<VerdictCache> opening = CompletableFuture.supplyAsync(() -> VerdictCache.open(root));
        History history = NightlyRuns.read(root, key -> true);
        VerdictCache cache = opening.join();
        Nights nights = Nights.of(root, history, cache);
        PageFiles files = PageFiles.of("site", layout);
        Map<String, byte[]> pages = new LinkedHashMap<>(files.beside());
        nights.scenarios().keySet().parallelStream()
                .map(scenario -> Map.entry(Links.page(scenario), scenario(nights, scenario, files)))
                .toList()
                .forEach(page -> pages.put(page.getKey(), page.getValue()));
        pages.put(INDEX, bytes(Templates.render("site/index.jte", IndexBuilder.build(nights, files))));
        int written = Pages.write(root, pages);
        cache.pages().forEach(page -> removeStale(root, page, pages.keySet()));
        cache.keep(pages.keySet());
        return new Site(root.resolve(INDEX), history, written);
    }

    private static byte[] scenario(Nights nights, String scenario, PageFiles files) {
        ScenarioPage page = ScenarioBuilder.build(
                scenario,
                nights.scenarios().getOrDefault(scenario, List.of()),
                nights.series().getOrDefault(scenario, List.of()),
                files);
        return bytes(Templates.render("site/scenario.jte", page));
    }

    /** Of a scenario that is no more. The cache is a file that anyone may have written, so that only own pages are removed. */
    private static void removeStale(Path root, String page, Set<String> now) {
        Path file = root.resolve(page);
        if (!Links.isPage(page) || now.contains(page) || !Files.isRegularFile(file)) {
            return;
        }
        Pages.requireOwn(file);
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new StoreException(file + " is of a scenario that is no more, and cannot be removed: " + e, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
