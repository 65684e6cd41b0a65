package dev.dyno.scenarios.file;

import dev.dyno.results.metric.Unit;

/**
 * What messages call the values of a unit.
 *
 * @param noun what such a value is, with its article
 * @param symbol the unit that a user would most often write
 */
record Dimension(String noun, String symbol) {

    static Dimension of(Unit unit) {
        return switch (unit) {
            case SECOND -> new Dimension("a time", "ms");
            case BYTE -> new Dimension("an amount of memory", "MiB");
            case JOULE -> new Dimension("an energy", "mJ");
            case WATT -> new Dimension("a power", "W");
            case CELSIUS -> new Dimension("a temperature", "C");
            case HERTZ -> new Dimension("a frequency", "MHz");
            case PER_SECOND -> new Dimension("a rate", "1/s");
            case RATIO -> new Dimension("a share", "%");
            case COUNT -> new Dimension("a count", "count");
        };
    }

    String words() {
        return noun + ", such as " + example("12");
    }

    String example(String number) {
        return number + " " + symbol;
    }
}
