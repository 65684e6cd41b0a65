package dev.dyno.harness.foreign;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.dyno.results.error.ProtocolException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Places in a tool's output that somebody saved. */
public final class SavedOutput {
    private static final Pattern QUOTED = Pattern.compile("'([^'\\n]{1,200})'");
    private static final String CUT_OFF = "cut off";

    private SavedOutput() {}

    /**
     * Where an output is not as it should be, as {@code line:column}, both from 1: where its JSON breaks; else where that stands
     * what the message quotes; else, for one that is cut off, its end; else its beginning, for the whole of it is meant.
     *
     * @param problem what {@link ForeignTool#read} or {@link ForeignTool#readAll} said of it
     */
    public static String place(String output, ProtocolException problem) {
        String message = String.valueOf(problem.getMessage());
        JsonLocation broken = broken(problem);
        if (broken != null) {
            return broken.getLineNr() + ":" + broken.getColumnNr();
        }
        Matcher quoted = QUOTED.matcher(message);
        int at = quoted.results()
                .map(MatchResult::group)
                .mapToInt(text -> output.lastIndexOf(text.substring(1, text.length() - 1)))
                .reduce(-1, (earlier, later) -> later < 0 ? earlier : later);
        if (at < 0) {
            at = message.contains(CUT_OFF) ? output.stripTrailing().length() : 0;
        }
        String before = output.substring(0, at);
        long line = 1 + before.chars().filter(c -> c == '\n').count();
        return line + ":" + (at - before.lastIndexOf('\n'));
    }

    private static @Nullable JsonLocation broken(Throwable problem) {
        for (Throwable cause = problem.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException json && json.getLocation() != null) {
                return json.getLocation();
            }
        }
        return null;
    }
}
