package dev.dyno.reports.measurements.file;

import com.fasterxml.jackson.core.io.NumberInput;

/** Numbers from bytes. Most have few digits and cost a few additions; the others are Jackson's to read. */
final class Numbers {
    /** What {@link #whole} answers for bytes that are no whole number. */
    static final long NONE = -1;

    /** A long holds that many digits whatever they are. */
    private static final int DIGITS = 18;

    private static final int LONGEST = 400;
    private static final long EXACT = 1L << 53;
    /** The powers of ten that are doubles exactly. */
    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private char[] chars = new char[64];

    /**
     * A whole number of up to 18 digits, which is never negative.
     *
     * @return {@link #NONE} for anything else
     */
    static long whole(byte[] bytes, int start, int end) {
        if (start == end || end - start > DIGITS) {
            return NONE;
        }
        long whole = 0;
        for (int i = start; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            whole = whole * 10 + digit;
        }
        return whole;
    }

    /**
     * A decimal number, with or without an exponent. Digits and a power of ten that are both exact as doubles give the nearest
     * double by one division or multiplication (W. D. Clinger, "How to read floating point numbers accurately", PLDI 1990).
     *
     * @return NaN for anything else, also for numbers that no double is near to
     */
    double decimal(byte[] bytes, int start, int end) {
        int at = start;
        boolean negative = at < end && bytes[at] == '-';
        at += negative || (at < end && bytes[at] == '+') ? 1 : 0;
        long mantissa = 0;
        int digits = 0;
        int point = -1;
        for (; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                mantissa = mantissa * 10 + digit;
                digits++;
            } else if (bytes[at] == '.' && point < 0) {
                point = digits;
            } else {
                break;
            }
        }
        if (digits == 0) {
            return Double.NaN;
        }
        int fraction = point < 0 ? 0 : digits - point;
        if (at < end || digits > DIGITS || mantissa > EXACT || fraction >= TENS.length) {
            return at == end || exponent(bytes, at, end) ? rare(bytes, start, end) : Double.NaN;
        }
        double value = mantissa / TENS[fraction];
        return negative ? -value : value;
    }

    private static boolean exponent(byte[] bytes, int start, int end) {
        if (bytes[start] != 'e' && bytes[start] != 'E') {
            return false;
        }
        int at = start + 1;
        at += at < end && (bytes[at] == '-' || bytes[at] == '+') ? 1 : 0;
        return whole(bytes, at, end) != NONE;
    }

    private double rare(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length > LONGEST) {
            return Double.NaN;
        }
        if (chars.length < length) {
            chars = new char[LONGEST];
        }
        for (int i = 0; i < length; i++) {
            chars[i] = (char) bytes[start + i];
        }
        double value = NumberInput.parseDouble(chars, 0, length, true);
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
