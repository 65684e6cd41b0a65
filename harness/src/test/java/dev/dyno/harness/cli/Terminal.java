package dev.dyno.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** A user at a terminal: a folder, an environment, and what came back. */
final class Terminal {
    private final Path folder;
    private final Map<String, String> env = new TreeMap<>();
    private Clock clock = Clock.systemUTC();

    Terminal(Path folder) {
        this.folder = folder;
        env.put("HOME", folder.resolve("home").toString());
    }

    /** Sets a variable of the environment. */
    Terminal with(String name, String value) {
        env.put(name, value);
        return this;
    }

    /** Types on this day from now on. */
    Terminal on(LocalDate day) {
        clock = Clock.fixed(day.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        return this;
    }

    /** Writes a file into the folder. */
    Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types a command. */
    Answer type(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(out), new PrintWriter(err), env, folder, Console.Terminals.NONE);
        int code = new Dyno(console, new Installation(folder.resolve("dist")), clock).run(arguments);
        return new Answer(code, out.toString(), err.toString());
    }

    /** What came back; in texts the folder reads {@code DIR}. */
    record Answer(int code, String out, String err) {}
}
