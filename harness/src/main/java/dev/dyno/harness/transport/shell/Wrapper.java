package dev.dyno.harness.transport.shell;

import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.ShellQuoting;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The line of shell that runs a command and tells its process group and, where the link does not, its exit code, by {@link Marks}.
 * Only builtins of every shell are used (mksh has no printf): a process more costs a device as much as the rest.
 *
 * @param line the line
 * @param input what it reads from standard input before the command's own; may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // made for one reader
record Wrapper(String line, byte[] input) {
    /**
     * Tells its process group and becomes the command, for a link that tells exit codes. The group is known again by a variable
     * of its own: to read when a process was started takes as long as to start one. A link that gives a line no
     * group of its own has it read all the same.
     */
    private static final String BECOME = """
            export DYNO_COMMAND=SIGN
            if kill -s 0 -- "-$$" 2>/dev/null; then
              echo "WORD$$ 0" >&2
            else
              read -r p </proc/$$/stat
              set -- ${p##*) }
              echo "WORD$3 ${20}" >&2
              unset p
            fi
            SCRIPT""";

    /** Tells its process group and when it was started, runs the command and tells its exit code. The shell's own remarks on that go nowhere. */
    private static final String WATCH = """
            read -r p </proc/$$/stat
            set -- ${p##*) }
            echo "WORD$3 ${20}" >&2
            exec 3>&2 2>/dev/null
            (exec 2>&3 3>&-; unset p; set --
            SCRIPT)
            echo "WORD$?" >&3
            """;

    /**
     * Reads so many bytes of standard input, one by one (head would take more), as a script and runs it. Where there is no dd, so
     * many lines, which a shell reads as carefully, if slowly; it puts them together piece by piece, for it copies all of a text to
     * add to it.
     */
    private static final String READ = """
            if command -v dd >/dev/null; then
              s=$(dd bs=1 count=BYTES 2>/dev/null)
            else
              s= t= n=LINES
              while [ "$n" -gt 0 ] && IFS= read -r l; do
                t="$t$l
            "; n=$((n - 1))
                [ ${#t} -lt 4000 ] || { s="$s$t"; t=; }
              done
              s="$s$t"
              unset l n t
            fi
            eval "$s"
            """;

    /** Kernels allow one argument 128 KiB, adb servers a request of 64 KiB, sshd one of 32 KiB; quoting makes it longer. */
    private static final int LONGEST_ARGUMENT = 16_000;

    /** The line for a command on a link. */
    static Wrapper of(RemoteShell shell, Command command, Marks marks) {
        String script = ShellQuoting.script(command);
        byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
        boolean fits = ShellQuoting.quote(List.of(script)).length() <= LONGEST_ARGUMENT;
        String text = (shell.tellsExit() ? BECOME : WATCH)
                .replace("WORD", marks.word())
                .replace("SIGN", marks.sign())
                .replace("SCRIPT", fits ? script : reading(bytes));
        String line = shell.posix() ? text : "exec sh -c " + ShellQuoting.quote(List.of(text));
        return new Wrapper(line, fits ? new byte[0] : bytes);
    }

    private static String reading(byte[] script) {
        long lines =
                IntStream.range(0, script.length).filter(i -> script[i] == '\n').count();
        return READ.replace("BYTES", Integer.toString(script.length)).replace("LINES", Long.toString(lines));
    }
}
