package dev.dyno.scenarios.file;

import java.util.Comparator;

/**
 * A place in a file.
 *
 * @param line from 1; 0 for the file as a whole
 * @param column from 1, in characters; 0 for the file as a whole
 */
record Place(int line, int column) implements Comparable<Place> {

    /** The file as a whole. */
    static final Place FILE = new Place(0, 0);

    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::line).thenComparingInt(Place::column);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    /** The place as an issue's source: {@code file:line:col}. */
    String in(String file) {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
