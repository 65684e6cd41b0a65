package dev.dyno.agent.platform;

import dev.dyno.protocol.TrialResult.Reading;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Single numbers asked of the device, as readings that are there or say why not. */
public final class Probes {
    private Probes() {}

    /** A question to the device. */
    public interface Question {
        /**
         * The number.
         *
         * @throws IOException if the device does not tell it; the message becomes the reason
         */
        double ask() throws IOException;
    }

    /** Asks once. */
    public static Reading reading(String unit, String provenance, String source, Question question) {
        try {
            return Reading.of(question.ask(), unit, provenance, source);
        } catch (IOException e) {
            return Reading.unavailable(unit, problem(e));
        }
    }

    /** Asks once; NaN if there is no answer. */
    public static double valueOrNaN(Question question) {
        try {
            return question.ask();
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** What an error of the file system means, for people. */
    public static String problem(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "the device has no " + e.getMessage();
        }
        if (e instanceof AccessDeniedException) {
            return "the device denies " + e.getMessage();
        }
        return String.valueOf(e.getMessage());
    }
}
