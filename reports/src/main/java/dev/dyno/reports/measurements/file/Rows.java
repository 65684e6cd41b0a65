package dev.dyno.reports.measurements.file;

import java.io.IOException;
import java.util.List;

/** Measurements one after the other. */
interface Rows {
    /**
     * Reads the next row that can be used; what is wrong with others goes to the problems.
     *
     * @return whether there is one
     * @throws IOException if the stream cannot be read
     */
    boolean next(Row row) throws IOException;

    /** What was found besides the columns of measurements, and left alone. */
    List<String> ignored();
}
