package dev.dyno.harness.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the process tells its caller. The numbers are part of Dyno's contract with CI and never change their meaning. */
public enum ExitCode {
    PASS(0, "all well; for a gate: PASS"),
    GATE_FAILED(1, "a gate failed"),
    USAGE(2, "wrong usage, or a file that cannot be used"),
    INCONCLUSIVE(3, "inconclusive: the evidence does not decide, or does not count"),
    UNAVAILABLE(4, "a device or something of the environment is unavailable"),
    TRIALS_FAILED(5, "some trials failed"),
    INTERNAL(70, "an error inside Dyno"),
    INTERRUPTED(130, "interrupted");

    private static final List<ExitCode> WORST_FIRST =
            List.of(INTERRUPTED, INTERNAL, USAGE, GATE_FAILED, UNAVAILABLE, TRIALS_FAILED, INCONCLUSIVE, PASS);

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number that the process ends with, 0 to 255. */
    public int code() {
        return code;
    }

    /**
     * What several scenarios come to together: an interruption counts most, then an error inside Dyno, wrong usage, a failed
     * gate, a missing device, failed trials, and doubt.
     */
    static ExitCode worse(ExitCode one, ExitCode other) {
        return WORST_FIRST.indexOf(one) <= WORST_FIRST.indexOf(other) ? one : other;
    }

    /** Every code with its meaning, in the order of the codes, as help shows it. */
    static Map<String, String> table() {
        Map<String, String> table = new LinkedHashMap<>();
        for (ExitCode exitCode : values()) {
            table.put(String.valueOf(exitCode.code), exitCode.meaning);
        }
        return table;
    }
}
