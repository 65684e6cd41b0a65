package dev.dyno.harness.energy;

import java.util.ArrayList;
import java.util.List;

/**
 * The readings of a gauge in one window: mean power by the trapezoidal rule over their actual times, without the gaps in which it is
 * not known what happened.
 *
 * @param span what the readings were taken from
 * @param pieces runs of readings between gaps, each of at least two
 */
record Stretch(Span span, List<List<Point>> pieces) {

    Stretch {
        pieces = List.copyOf(pieces);
    }

    /**
     * The readings within a span.
     *
     * @param longestGap two readings further apart are not joined, in seconds
     */
    static Stretch of(List<Point> points, Span span, double longestGap) {
        List<List<Point>> pieces = new ArrayList<>();
        List<Point> piece = new ArrayList<>();
        for (Point point : points) {
            if (span.contains(point.time())) {
                if (!piece.isEmpty()
                        && point.time() - piece.get(piece.size() - 1).time() > longestGap) {
                    pieces.add(piece);
                    piece = new ArrayList<>();
                }
                piece.add(point);
            }
        }
        pieces.add(piece);
        return new Stretch(span, pieces.stream().filter(one -> one.size() > 1).toList());
    }

    /** How long the pieces are together, in seconds. */
    double covered() {
        return pieces.stream()
                .mapToDouble(piece ->
                        piece.get(piece.size() - 1).time() - piece.get(0).time())
                .sum();
    }

    /** All readings of the pieces. */
    List<Point> points() {
        return pieces.stream().flatMap(List::stream).toList();
    }

    /** The mean power by the trapezoidal rule, in watts. */
    double mean() {
        double joules = 0;
        for (List<Point> piece : pieces) {
            for (int i = 1; i < piece.size(); i++) {
                Point from = piece.get(i - 1);
                Point to = piece.get(i);
                joules += (from.value() + to.value()) / 2 * (to.time() - from.time());
            }
        }
        return joules / covered();
    }
}
