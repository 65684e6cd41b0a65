package dev.dyno.scenarios.file;

import dev.dyno.results.metric.Unit;
import java.util.List;

/**
 * What messages call the values of a unit.
 *
 * @param noun what such a value is, with its article
 * @param usual the symbol that a user would most often write
 * @param symbols those to suggest
 */
record Dimension(String noun, String usual, List<String> symbols) {

    static Dimension of(Unit unit) {
        return switch (unit) {
            case SECOND -> new Dimension("a time", "ms", List.of("ns", "us", "ms", "s", "min", "h"));
            case BYTE ->
                new Dimension(
                        "an amount of memory", "MiB", List.of("B", "KiB", "MiB", "GiB", "TiB", "kB", "MB", "GB", "TB"));
            case JOULE -> new Dimension("an energy", "mJ", List.of("uJ", "mJ", "J", "kJ", "mWh", "Wh"));
            case WATT -> new Dimension("a power", "W", List.of("uW", "mW", "W", "kW"));
            case CELSIUS -> new Dimension("a temperature", "C", List.of("C"));
            case HERTZ -> new Dimension("a frequency", "MHz", List.of("Hz", "kHz", "MHz", "GHz"));
            case VOLT -> new Dimension("a voltage", "V", List.of("uV", "mV", "V"));
            case AMPERE -> new Dimension("a current", "mA", List.of("uA", "mA", "A"));
            case AMPERE_SECOND -> new Dimension("a charge", "mAh", List.of("A.s", "mAh", "Ah"));
            case PER_SECOND -> new Dimension("a rate", "1/s", List.of("1/s", "fps"));
            case RATIO -> new Dimension("a share", "%", List.of("%"));
            case COUNT -> new Dimension("a count", "count", List.of("count"));
        };
    }

    String words() {
        return noun + ", such as " + example("12");
    }

    String example(String number) {
        return number + " " + usual;
    }
}
