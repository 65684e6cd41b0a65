package dev.dyno.harness.cli;

import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.DynoException;
import dev.dyno.results.error.ProtocolException;
import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns every error into words on standard error and an exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        if (args.length == 0) {
            command.usage(console.err());
            return ExitCode.USAGE.code();
        }
        console.error(Text.printable(String.valueOf(e.getMessage())));
        UnmatchedArgumentException.printSuggestions(e, console.err());
        console.say("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE.code();
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof ParameterException parameter) {
            return handleParseException(parameter, new String[] {command.getCommandName()});
        }
        return e instanceof DynoException known
                ? known(known).code()
                : internal(console, e).code();
    }

    /** Tells the user of an error that he can act on. */
    ExitCode known(DynoException e) {
        if (e instanceof ScenarioException scenario) {
            scenario.issues().forEach(issue -> console.say(Text.issue(issue)));
            return ExitCode.USAGE;
        }
        console.error(Text.printable(String.valueOf(e.getMessage())));
        return exitCode(e);
    }

    /** The exit code of an error that a user can act on. */
    static ExitCode exitCode(DynoException e) {
        if (e instanceof ScenarioException) {
            return ExitCode.USAGE;
        }
        if (e instanceof DeviceException || e instanceof ProtocolException) {
            return ExitCode.UNAVAILABLE;
        }
        if (e instanceof StoreException) {
            return environmentFailed(e.getCause()) ? ExitCode.UNAVAILABLE : ExitCode.USAGE;
        }
        return ExitCode.INTERNAL;
    }

    /** Whether a disk or a permission is to blame, rather than the path that the user named. */
    private static boolean environmentFailed(@Nullable Throwable cause) {
        return cause instanceof IOException
                && !(cause instanceof NoSuchFileException
                        || cause instanceof NotDirectoryException
                        || cause instanceof FileAlreadyExistsException);
    }

    /** An error that is Dyno's own fault: says so, with everything that a report of it needs. */
    static ExitCode internal(Console console, Throwable e) {
        console.error("internal error in Dyno " + Installation.version() + ", please report it with what follows");
        e.printStackTrace(console.err());
        console.flush();
        return ExitCode.INTERNAL;
    }
}
