package dev.dyno.reports.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The templates of all pages, which the build has made classes of. */
public final class Templates {
    private Templates() {}

    /**
     * A page as text.
     *
     * @param template its name, such as {@code report.jte}
     * @param page what it shows, of the type that the template takes
     */
    public static String render(String template, Object page) {
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, Templates.class.getClassLoader(), Templates.class.getPackageName());
        StringOutput html = new StringOutput(1 << 20);
        engine.render(template, page, html);
        return html.toString();
    }
}
