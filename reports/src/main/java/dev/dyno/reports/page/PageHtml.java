package dev.dyno.reports.page;

import dev.dyno.reports.gate.Judgement;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.Scenario;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The verdict as a page of one file that fetches nothing. */
final class PageHtml {
    private PageHtml() {}

    static String write(Path runFolder, RunRecord run, Scenario scenario, Judgement judgement) {
        Page page = PageBuilder.build(runFolder, run, scenario, judgement, style(), policy(style()));
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, PageHtml.class.getClassLoader(), PageHtml.class.getPackageName());
        StringOutput html = new StringOutput();
        engine.render("report.jte", page, html);
        return html.toString();
    }

    /** Nothing may be fetched or run; only the one style sheet counts, by its digest. */
    private static String policy(String style) {
        return "default-src 'none'; style-src 'sha256-" + digest(style) + "'; base-uri 'none'; form-action 'none'";
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String style() {
        try (InputStream file = PageHtml.class.getResourceAsStream("report.css")) {
            if (file == null) {
                throw new IllegalStateException("this build of Dyno lacks its style sheet");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
