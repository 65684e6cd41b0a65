package dev.dyno.harness.doctor;

/**
 * What one check found.
 *
 * @param check what was looked at; two or three words
 * @param state what it means
 * @param found what was seen
 * @param cure what to do about it; empty where there is nothing to do
 */
public record Finding(String check, State state, String found, String cure) {

    /** What a finding means. */
    public enum State {
        /** As it should be. */
        OK,
        /** This machine has not got it; metrics that need it are unavailable. */
        ABSENT,
        /** Measuring works, but the numbers will be worse than they need to be. */
        WARNING,
        /** Measuring does not work. */
        FAILED
    }

    public Finding {
        if (check.isBlank() || found.isBlank()) {
            throw new IllegalArgumentException("a finding names its check and what was found");
        }
        boolean needsCure = state == State.WARNING || state == State.FAILED;
        if (needsCure && cure.isBlank()) {
            throw new IllegalArgumentException(check + ": a " + state + " has a cure");
        }
    }

    static Finding ok(String check, String found) {
        return new Finding(check, State.OK, found, "");
    }

    static Finding absent(String check, String found) {
        return new Finding(check, State.ABSENT, found, "");
    }

    static Finding warning(String check, String found, String cure) {
        return new Finding(check, State.WARNING, found, cure);
    }

    static Finding failed(String check, String found, String cure) {
        return new Finding(check, State.FAILED, found, cure);
    }
}
