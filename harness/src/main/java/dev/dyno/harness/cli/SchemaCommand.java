package dev.dyno.harness.cli;

import dev.dyno.scenarios.file.ScenarioSchemas;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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
        console.print(kind.text.get().stripTrailing());
        return ExitCode.PASS.code();
    }

    /** The kinds of file. */
    enum Kind {
        SCENARIO(ScenarioSchemas::scenario),
        LAB(ScenarioSchemas::lab);

        private final Supplier<String> text;

        Kind(Supplier<String> text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
