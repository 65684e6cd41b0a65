package dev.dyno.harness.transport;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A command for a device: arguments, never a line of shell. Whoever needs a shell runs {@code sh -c} with the script as
 * one argument and values as further arguments.
 *
 * @param arguments the program and its arguments, at least one; any text but the null character
 * @param environment variables set for it, beyond the device's own
 * @param stdin what it reads from standard input; may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // cloned in and out, compared by content
public record Command(List<String> arguments, Map<String, String> environment, byte[] stdin) {

    private static final int MAX_SHOWN = 200;

    public Command {
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        stdin = stdin.clone();
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a command has at least its program");
        }
        if (arguments.stream().anyMatch(argument -> argument.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("a command cannot hold the null character");
        }
        if (!environment.keySet().stream().allMatch(name -> name.matches("[A-Za-z_][A-Za-z0-9_]*"))) {
            throw new IllegalArgumentException("not names of environment variables: " + environment.keySet());
        }
    }

    /** A command without further environment or input. */
    public static Command of(String... arguments) {
        return new Command(List.of(arguments), Map.of(), new byte[0]);
    }

    /** The same command, reading the given bytes. */
    public Command withStdin(byte[] bytes) {
        return new Command(arguments, environment, bytes);
    }

    @Override
    public byte[] stdin() {
        return stdin.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Command that
                && arguments.equals(that.arguments)
                && environment.equals(that.environment)
                && Arrays.equals(stdin, that.stdin);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * arguments.hashCode() + environment.hashCode()) + Arrays.hashCode(stdin);
    }

    /** For people: one line, shortened. */
    @Override
    public String toString() {
        String line = String.join(" ", arguments).replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MAX_SHOWN ? line : line.substring(0, MAX_SHOWN) + "...";
    }
}
