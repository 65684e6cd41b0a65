package dev.dyno.harness.cli;

import dev.dyno.results.store.ResultSchemas;
import dev.dyno.scenarios.file.ScenarioSchemas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dyno schema}: the JSON Schemas of the files that people write and that programs read. */
@Command(
        name = "schema",
        description = "Print the JSON Schema of a kind of file, for editors and other programs.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dyno schema scenario > scenario.schema.json",
            "  # then, as the first line of a scenario:",
            "  # yaml-language-server: $schema=scenario.schema.json"
        })
final class SchemaCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "KIND",
            defaultValue = "scenario",
            description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Kind kind = Kind.SCENARIO;

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.print(text().stripTrailing());
        return ExitCode.PASS.code();
    }

    private String text() {
        return switch (kind) {
            case SCENARIO -> ScenarioSchemas.scenario();
            case WAIVERS -> ScenarioSchemas.waivers();
            case LAB -> ScenarioSchemas.lab();
            case TWIN -> ScenarioSchemas.twin();
            case RUN -> ResultSchemas.run();
            case VERDICT -> ResultSchemas.verdict();
            case PROBE -> own("probe.schema.json");
        };
    }

    private static String own(String file) {
        try (InputStream in = SchemaCommand.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kinds of file, by the names that people type. */
    enum Kind {
        SCENARIO,
        LAB,
        WAIVERS,
        TWIN,
        RUN,
        VERDICT,
        PROBE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
