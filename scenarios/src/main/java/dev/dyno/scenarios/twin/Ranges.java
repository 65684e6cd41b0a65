package dev.dyno.scenarios.twin;

/** Checks numbers; what is not a number is in no range. */
final class Ranges {
    private Ranges() {}

    static void atLeast(String name, double value, double least) {
        within(name, value, least, Double.MAX_VALUE);
    }

    static void above(String name, double value, double bound) {
        within(name, value, Math.nextUp(bound), Double.MAX_VALUE);
    }

    static void within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " is " + value + ", not from " + least + " to " + most);
        }
    }
}
