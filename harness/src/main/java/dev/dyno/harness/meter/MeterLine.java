package dev.dyno.harness.meter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a power meter.
 *
 * @param time in seconds on the meter's own clock, whatever that counts from
 * @param watts what the device takes, not negative
 */
public record MeterLine(double time, double watts) {
    /** A longer line is none. */
    static final int LONGEST = 200;

    /** No device that is measured here takes more. */
    private static final double MOST_WATTS = 100_000;

    private static final double MOST_SECONDS = 1e11;
    private static final String NUMBER = "([0-9]{1,15}+(?:\\.[0-9]{0,20}+)?+(?:[eE][+-]?[0-9]{1,2}+)?+)";
    private static final Pattern FORM =
            Pattern.compile("\\s*+" + NUMBER + "(?:\\s*+[,;]\\s*+|\\s++)" + NUMBER + "\\s*+");

    /** The line that a text is; empty if it is none. */
    public static Optional<MeterLine> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        double time = Double.parseDouble(form.group(1));
        double watts = Double.parseDouble(form.group(2));
        return time <= MOST_SECONDS && watts <= MOST_WATTS ? Optional.of(new MeterLine(time, watts)) : Optional.empty();
    }
}
