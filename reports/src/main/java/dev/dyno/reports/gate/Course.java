package dev.dyno.reports.gate;

import org.jspecify.annotations.Nullable;

/**
 * How a bound came to be decided.
 *
 * @param looks how often the evidence was looked at
 * @param used how many rounds the decision rests on, in order of time; later ones do not change it
 * @param fresh how many of those came after a suspicion
 * @param suspected whether the candidate was suspected to break the bound, so that fresh rounds alone decided from there on
 * @param confirmed whether fresh rounds confirmed the suspicion
 * @param level the one-sided error of either end of the deciding look's interval; null where there was no look, or where the
 *     comparison is exact
 * @param open whether further rounds could still decide it
 */
public record Course(
        int looks,
        int used,
        int fresh,
        boolean suspected,
        boolean confirmed,
        @Nullable Double level,
        boolean open) {

    /** Nothing was looked at, and no further round would change that. */
    static final Course NONE = new Course(0, 0, 0, false, false, null, false);

    /** No look yet, but there may be one. */
    static Course waiting(int rounds) {
        return new Course(0, rounds, 0, false, false, null, true);
    }

    /** A comparison that needs no interval. */
    static Course exact(int rounds) {
        return new Course(1, rounds, 0, false, false, null, false);
    }

    /** On how many rounds the interval rests: after a suspicion on the fresh ones alone. */
    int basis() {
        return suspected ? fresh : used;
    }

    /** Whether numbers were compared that repeat themselves. */
    boolean exact() {
        return looks == 1 && level == null;
    }
}
