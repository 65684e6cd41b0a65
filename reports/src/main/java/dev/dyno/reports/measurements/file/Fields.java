package dev.dyno.reports.measurements.file;

import java.nio.charset.StandardCharsets;

/** The fields of one line of comma-separated values (RFC 4180), as ranges of its bytes. A field ends with its line. */
final class Fields {
    private final int[] starts;
    private final int[] ends;
    private byte[] bytes = {};
    private int count;

    /** For lines of at most so many fields. */
    Fields(int most) {
        starts = new int[most];
        ends = new int[most];
    }

    /**
     * Splits a line. Quoted fields are freed of their quotes in place; unquoted ones of blanks around them.
     *
     * @return whether it is well-formed; otherwise {@link #count} is the field that is not
     */
    boolean split(byte[] line, int start, int end) {
        bytes = line;
        count = 0;
        int at = start;
        while (count < starts.length) {
            while (at < end && blank(line[at])) {
                at++;
            }
            int after = at < end && line[at] == '"' ? quoted(at, end) : plain(at, end);
            if (after < 0) {
                return false;
            }
            count++;
            if (after == end) {
                return true;
            }
            at = after + 1;
        }
        count++;
        return true;
    }

    private int plain(int start, int end) {
        int at = start;
        while (at < end && bytes[at] != ',') {
            at++;
        }
        int last = at;
        while (last > start && blank(bytes[last - 1])) {
            last--;
        }
        starts[count] = start;
        ends[count] = last;
        return at;
    }

    /** A doubled quote stands for one, a single one ends the field. */
    private int quoted(int start, int end) {
        int to = start + 1;
        int at = start + 1;
        while (at < end && (bytes[at] != '"' || (at + 1 < end && bytes[at + 1] == '"'))) {
            at += bytes[at] == '"' ? 1 : 0;
            bytes[to++] = bytes[at++];
        }
        starts[count] = start + 1;
        ends[count] = to;
        if (at == end) {
            return -1;
        }
        at++;
        while (at < end && blank(bytes[at])) {
            at++;
        }
        return at == end || bytes[at] == ',' ? at : -1;
    }

    private static boolean blank(byte b) {
        return b == ' ' || b == '\t';
    }

    /** How many fields the line has; one more than fit if it has too many. */
    int count() {
        return count;
    }

    /** Where a field starts. */
    int start(int field) {
        return starts[field];
    }

    /** Where a field ends. */
    int end(int field) {
        return ends[field];
    }

    /** A field as text; bytes that are none read as the replacement character. */
    String text(int field) {
        return new String(bytes, starts[field], ends[field] - starts[field], StandardCharsets.UTF_8);
    }
}
