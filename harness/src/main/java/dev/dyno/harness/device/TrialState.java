package dev.dyno.harness.device;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code wait.sh} says of a trial.
 *
 * @param over whether nothing of it runs any more
 * @param exitCode the agent's, if it ended and somebody saw it
 * @param heartbeat its last sign of life, as it stands in the file; empty if there is none
 */
record TrialState(boolean over, OptionalInt exitCode, String heartbeat) {
    /** A trial of which nothing is left. */
    static final TrialState GONE = new TrialState(true, OptionalInt.empty(), "");

    private static final Pattern EXIT = Pattern.compile("(\\d{1,3}) \\d+");

    static TrialState parse(String text) {
        String[] lines = text.split("\n", 3);
        Matcher exit = EXIT.matcher(lines.length > 1 ? lines[1] : "");
        OptionalInt code = exit.matches() ? OptionalInt.of(Integer.parseInt(exit.group(1))) : OptionalInt.empty();
        // An agent that ended while something it started still holds its output is over, too.
        boolean over = lines[0].equals("over") || code.isPresent();
        return new TrialState(over, code, lines.length > 2 ? lines[2] : "");
    }
}
