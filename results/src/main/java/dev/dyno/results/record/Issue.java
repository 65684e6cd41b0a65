package dev.dyno.results.record;

import java.util.Objects;

/**
 * A finding carried with a result as data, never only as a log line.
 *
 * @param severity how bad it is
 * @param message what was found and, where there is one, the cure
 * @param source what it is about: a file position, a trial, a device
 */
public record Issue(Severity severity, String message, String source) {

    /** How bad an issue is. */
    public enum Severity {
        /** Worth knowing. */
        INFO,
        /** The result stands, but a reader should know this before trusting it. */
        WARNING,
        /** The thing the issue is about cannot be used. */
        ERROR
    }

    public Issue {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(source, "source");
    }
}
