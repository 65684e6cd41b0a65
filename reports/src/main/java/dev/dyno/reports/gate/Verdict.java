package dev.dyno.reports.gate;

/** What a candidate did to one metric on one device, against the baseline. */
public enum Verdict {
    /** The whole interval lies on the better side of no change. */
    IMPROVED,
    /** No change was detected: the interval includes no change. That does not prove that there is none. */
    UNCHANGED,
    /** The whole interval lies on the worse side of no change. */
    REGRESSED,
    /** There is too little valid evidence for an interval. */
    INCONCLUSIVE
}
