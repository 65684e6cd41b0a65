package dev.dyno.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command reads its surroundings and writes what it has to say. Results go to {@link #out}, progress and warnings
 * to {@link #err}; tests hand in their own.
 *
 * @param out standard output: results only
 * @param err standard error: progress, warnings, errors
 * @param env the environment variables
 * @param folder the folder that relative paths start from
 * @param terminals which of the two a person watches
 */
public record Console(PrintWriter out, PrintWriter err, Map<String, String> env, Path folder, Terminals terminals) {

    /**
     * Which streams are terminals. The launcher asks: Java itself cannot tell the two apart.
     *
     * @param out whether standard output is one
     * @param err whether standard error is one
     */
    public record Terminals(boolean out, boolean err) {
        /** Neither: a file, a pipe, a CI job. */
        public static final Terminals NONE = new Terminals(false, false);

        /** What the launcher found, as {@code out}, {@code err}, both or nothing. */
        static Terminals parse(String text) {
            return new Terminals(text.contains("out"), text.contains("err"));
        }
    }

    public Console {
        env = Map.copyOf(env);
    }

    /** Whether results may be coloured. */
    public boolean styled() {
        if (set("NO_COLOR")) {
            return false;
        }
        if (set("CLICOLOR_FORCE") && !"0".equals(env.get("CLICOLOR_FORCE"))) {
            return true;
        }
        return terminals.out() && !"dumb".equals(env.get("TERM")) && !"0".equals(env.get("CLICOLOR"));
    }

    /** Whether progress may redraw one line in place. */
    public boolean redraws() {
        return terminals.err() && !"dumb".equals(env.getOrDefault("TERM", "dumb"));
    }

    /** The path that an argument means. */
    public Path path(Path argument) {
        return folder.resolve(argument).normalize();
    }

    /** Whether this is a step of a GitHub workflow, which takes some lines for commands. */
    boolean onGithub() {
        return "true".equals(env.get("GITHUB_ACTIONS"));
    }

    /** A line of the result. */
    public void print(String line) {
        out.println(inert(line));
    }

    /** A name that a device chose shall be no command of the workflow. */
    private String inert(String line) {
        return onGithub() && line.stripLeading().startsWith("::") ? "|" + line : line;
    }

    /** A line of progress. */
    public void say(String line) {
        err.println(inert(line));
        err.flush();
    }

    /** A warning: the cause, and the option or the step that cures it. */
    public void warn(String message) {
        say("dyno: warning: " + message);
    }

    /** An error. */
    void error(String message) {
        say("dyno: " + message);
    }

    void flush() {
        out.flush();
        err.flush();
    }

    private boolean set(String name) {
        return !env.getOrDefault(name, "").isEmpty();
    }
}
