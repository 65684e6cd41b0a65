package dev.dyno.reports.page;

import dev.dyno.reports.page.PageFiles.Layout;
import dev.dyno.reports.page.section.Subject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The verdict as a page that fetches nothing but what is beside it, and usually not even that. */
final class PageHtml {
    private PageHtml() {}

    /** The page and what belongs to it, by their names within the run's folder; the page comes last. */
    static Map<String, byte[]> write(Subject subject, Layout layout) {
        PageFiles files = PageFiles.of("report", layout);
        Page page = PageBuilder.build(subject, files);
        Map<String, byte[]> all = new LinkedHashMap<>(files.beside());
        if (!files.inline()) {
            all.put(PageFiles.FOLDER + "/data.js", bytes("globalThis.dynoData = " + page.data() + ";\n"));
        }
        all.put("report.html", bytes(Templates.render("report.jte", page)));
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
