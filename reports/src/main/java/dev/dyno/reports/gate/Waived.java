package dev.dyno.reports.gate;

import dev.dyno.scenarios.Waiver;
import java.util.Objects;

/**
 * A failed bound that a waiver lets through. It stays FAIL where it is shown.
 *
 * @param cell whose bound failed
 * @param check the failed one
 * @param waiver that covers it
 */
public record Waived(Cell cell, Check check, Waiver waiver) {

    public Waived {
        Objects.requireNonNull(cell, "cell");
        Objects.requireNonNull(waiver, "waiver");
        if (check.decision() != Decision.FAIL) {
            throw new IllegalArgumentException("a waiver covers a FAIL, not " + check.decision());
        }
    }

    /** Until when, on whose word and why: {@code waived until 2027-01-31 by OWNER: REASON}. */
    public String words() {
        return "waived until " + waiver.expires() + " by " + waiver.owner() + ": " + waiver.reason();
    }

    /** The failed bound with those words. */
    public String sentence() {
        return check.sentence() + "; " + words();
    }
}
