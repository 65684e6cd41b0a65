package dev.dyno.reports.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The ways to say where a point of a series stands. Each is a whole number inside, so that points can be sorted. */
enum IndexKind {
    /** A whole number. */
    NUMBER("a whole number") {
        @Override
        long parse(String text) {
            return Long.parseLong(text);
        }

        @Override
        String format(long key) {
            return Long.toString(key);
        }
    },
    /** A date, {@code 2026-03-01}; days inside. */
    DATE("a date") {
        @Override
        long parse(String text) {
            return LocalDate.parse(text).toEpochDay();
        }

        @Override
        String format(long key) {
            return LocalDate.ofEpochDay(key).toString();
        }
    },
    /** A time without a zone, {@code 2026-03-01T10:00:00}; microseconds inside. */
    LOCAL("a time without a zone") {
        @Override
        long parse(String text) {
            return micros(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        }

        @Override
        String format(long key) {
            return LocalDateTime.ofInstant(instant(key), ZoneOffset.UTC).toString();
        }
    },
    /** A time with a zone, {@code 2026-03-01T10:00:00Z}; microseconds inside. */
    INSTANT("a time with a zone") {
        @Override
        long parse(String text) {
            return micros(OffsetDateTime.parse(text).toInstant());
        }

        @Override
        String format(long key) {
            return instant(key).toString();
        }
    };

    private final String words;

    IndexKind(String words) {
        this.words = words;
    }

    /** What it is, for messages. */
    String words() {
        return words;
    }

    /**
     * The number inside.
     *
     * @throws NumberFormatException if the text is not of this kind
     * @throws DateTimeException likewise
     * @throws ArithmeticException if it is out of range
     */
    abstract long parse(String text);

    /** The text in its usual form; a time with a zone in UTC. */
    abstract String format(long key);

    /** Whether a text is of this kind. */
    boolean matches(String text) {
        try {
            parse(text);
            return true;
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }
}
