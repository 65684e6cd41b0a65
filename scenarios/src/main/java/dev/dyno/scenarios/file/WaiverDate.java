package dev.dyno.scenarios.file;

import dev.dyno.scenarios.Waiver;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The last day of a waiver as a file has it.
 *
 * @param day in UTC
 */
record WaiverDate(LocalDate day) {
    private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** The day that a field names; a problem is added where it is none, or none on which a waiver of today may end. */
    static Optional<WaiverDate> of(Field field) {
        String text = field.value().text();
        if (!FORM.matcher(text).matches()) {
            field.problem("is a day such as 2027-01-31, not '" + text + "'");
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (field.reading().checkFiles()) {
                check(field, day, field.reading().context().today());
            }
            return Optional.of(new WaiverDate(day));
        } catch (DateTimeException e) {
            field.problem("is no day of the calendar: '" + text + "'");
            return Optional.empty();
        }
    }

    private static void check(Field field, LocalDate day, LocalDate today) {
        LocalDate last = today.plusDays(Waiver.LONGEST_DAYS);
        if (today.isAfter(day)) {
            field.problem("was " + day + ": this waiver covers nothing since then; fix what it covers and remove it, or"
                    + " agree on a new date with its owner");
        } else if (day.isAfter(last)) {
            field.problem("is " + day + ", but a waiver holds for " + Waiver.LONGEST_DAYS
                    + " days at most; from today that is until " + last);
        }
    }
}
