package dev.dyno.reports.page.compare;

import dev.dyno.reports.page.PageFiles;
import dev.dyno.reports.page.PageFiles.Layout;
import dev.dyno.reports.page.Pages;
import dev.dyno.reports.page.Templates;
import dev.dyno.results.error.StoreException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several runs as one page. */
public final class CompareFiles {
    /** More runs than these no table has room for. */
    public static final int MOST = 12;

    private CompareFiles() {}

    /**
     * Writes the page.
     *
     * @param page where; a page that Dyno made is replaced
     * @param runs from 2 to {@link #MOST}, the one to start from first
     * @throws StoreException if it cannot be written, or somebody else's file is there
     */
    public static void write(Path page, List<ComparedRun> runs, Layout layout) {
        if (runs.size() < 2 || runs.size() > MOST) {
            throw new IllegalArgumentException(runs.size() + " runs to compare");
        }
        Path folder = page.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new StoreException(page + " is no place for a page; name a file");
        }
        Pages.requireOwn(page);
        PageFiles files = PageFiles.of("compare", layout);
        Map<String, byte[]> all = new LinkedHashMap<>(files.beside());
        String html = Templates.render("compare/compare.jte", CompareBuilder.build(page, runs, files));
        all.put(String.valueOf(page.getFileName()), html.getBytes(StandardCharsets.UTF_8));
        Pages.write(folder, all);
    }
}
