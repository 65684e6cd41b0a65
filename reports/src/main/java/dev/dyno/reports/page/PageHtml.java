package dev.dyno.reports.page;

import dev.dyno.reports.gate.Judgement;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.Scenario;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.file.Path;

/** The verdict as a page of one file that fetches nothing. */
final class PageHtml {
    private PageHtml() {}

    static String write(Path runFolder, RunRecord run, Scenario scenario, Judgement judgement) {
        Page page = PageBuilder.build(runFolder, run, scenario, judgement, PageFiles.load());
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, PageHtml.class.getClassLoader(), PageHtml.class.getPackageName());
        StringOutput html = new StringOutput(1 << 20);
        engine.render("report.jte", page, html);
        return html.toString();
    }
}
