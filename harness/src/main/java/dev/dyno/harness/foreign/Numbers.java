package dev.dyno.harness.foreign;

import dev.dyno.results.error.ProtocolException;

/** Numbers in the texts of tools. */
final class Numbers {
    private static final int LONGEST = 40;

    private Numbers() {}

    /**
     * A finite decimal number.
     *
     * @param what it is, for the message
     * @throws ProtocolException if it is none
     */
    static double of(String what, String text) {
        String digits = text.strip();
        if (digits.length() <= LONGEST && digits.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?")) {
            double value = Double.parseDouble(digits);
            if (Double.isFinite(value)) {
                return value;
            }
        }
        throw new ProtocolException(
                "its '" + what + "' is no number: '" + digits.substring(0, Math.min(LONGEST, digits.length())) + "'");
    }
}
