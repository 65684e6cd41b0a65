package dev.dyno.reports.measurements.file;

/** One measurement, as it was read last; one object serves for all of them. */
final class Row {
    final Names comparisons = new Names();
    final Names metrics = new Names();
    final Names arms = new Names();

    int comparison;
    int metric;
    int arm;
    long round;
    /** {@link dev.dyno.reports.measurements.Series#WHOLE} where the row has none. */
    long iteration;

    double value;
    long line;
    /** Where the value stands in its line. */
    int column;

    /** The names of a column. */
    Names names(Column column) {
        return switch (column) {
            case COMPARISON -> comparisons;
            case METRIC -> metrics;
            case ARM -> arms;
            case ROUND, VALUE, ITERATION -> throw new IllegalArgumentException(column + " has no names");
        };
    }

    /** Where it belongs, for messages. */
    String where() {
        return "round " + round + " of '" + arms.name(arm) + "', " + metrics.name(metric) + " of '"
                + comparisons.name(comparison) + "'";
    }
}
