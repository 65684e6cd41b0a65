package dev.dyno.harness.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The process: its streams, its environment, its exit code. Everything else is in {@link Dyno}, where tests reach it. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process. */
    public static void main(String[] args) {
        Console console = new Console(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Console.Terminals.parse(System.getProperty("dyno.terminals", "")));
        int code = new Dyno(console, Installation.ofThisProcess()).run(args);
        System.exit(code);
    }

    /** UTF-8 whatever the locale says; System.out would follow the locale. */
    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
    }
}
