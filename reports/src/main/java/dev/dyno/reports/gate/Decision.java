package dev.dyno.reports.gate;

import java.util.Collection;

/** Whether a bound, a cell or a release holds: true, false or unknown. */
public enum Decision {
    PASS,
    FAIL,
    INCONCLUSIVE;

    /** Both together, in three-valued logic: false beats unknown, and unknown beats true. */
    public Decision and(Decision other) {
        if (this == FAIL || other == FAIL) {
            return FAIL;
        }
        return this == INCONCLUSIVE || other == INCONCLUSIVE ? INCONCLUSIVE : PASS;
    }

    /** All of them together; PASS for none, so a caller must ask separately whether there was anything to decide. */
    public static Decision all(Collection<Decision> decisions) {
        return decisions.stream().reduce(PASS, Decision::and);
    }
}
