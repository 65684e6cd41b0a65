package dev.dyno.harness.transport;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The one place where text becomes shell. Every transport whose far end is a POSIX shell builds its command line here and
 * nowhere else.
 */
public final class ShellQuoting {
    private ShellQuoting() {}

    /**
     * Arguments as words of a POSIX shell. Each is put between single quotes, within which the shell changes nothing.
     *
     * @throws IllegalArgumentException if an argument holds the null character, which no argument can
     */
    public static String quote(List<String> arguments) {
        return arguments.stream().map(ShellQuoting::quote).collect(Collectors.joining(" "));
    }

    /** A script that sets the command's environment and then becomes the command. It does not mention standard input. */
    public static String script(Command command) {
        return exports(command.environment()) + "exec " + quote(command.arguments()) + "\n";
    }

    private static String exports(Map<String, String> environment) {
        return environment.entrySet().stream()
                .map(variable -> "export " + variable.getKey() + "=" + quote(variable.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String quote(String argument) {
        if (argument.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the null character cannot be passed to a command");
        }
        return "'" + argument.replace("'", "'\\''") + "'";
    }
}
