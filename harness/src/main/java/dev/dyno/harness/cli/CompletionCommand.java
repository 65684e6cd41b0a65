package dev.dyno.harness.cli;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dyno completion}: the script that teaches a shell to complete Dyno's commands and options. */
@Command(
        name = "completion",
        description = "Print a script that completes dyno's commands and options.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(dyno completion bash)",
            "  dyno completion zsh > ~/.dyno-completion && echo 'source ~/.dyno-completion' >> ~/.zshrc"
        })
final class CompletionCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell = Shell.BASH;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.print("# Completion of dyno for " + shell.name().toLowerCase(Locale.ROOT) + ", version "
                + Installation.version());
        console.out()
                .print(AutoComplete.bash(
                        "dyno", Objects.requireNonNull(spec).root().commandLine()));
        return ExitCode.PASS.code();
    }

    /** The shells; the script that picocli makes is for bash and, by its own emulation, for zsh. */
    enum Shell {
        BASH,
        ZSH
    }
}
