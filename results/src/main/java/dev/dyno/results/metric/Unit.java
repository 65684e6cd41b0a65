package dev.dyno.results.metric;

/** The unit of a number in a result: SI base or derived units only, so that two results never need conversion. */
public enum Unit {
    SECOND("s"),
    BYTE("B"),
    JOULE("J"),
    WATT("W"),
    /** Degrees Celsius; the symbol is that of the Unified Code for Units of Measure. */
    CELSIUS("Cel"),
    HERTZ("Hz"),
    VOLT("V"),
    AMPERE("A"),
    /** Electric charge, such as what a battery holds. */
    AMPERE_SECOND("A.s"),
    /** Events per second, such as inferences. */
    PER_SECOND("1/s"),
    /** A pure number: a share, a ratio, a similarity. */
    RATIO("1"),
    /** A number of things. */
    COUNT("count");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** The symbol used in result files; unique per unit. */
    public String symbol() {
        return symbol;
    }

    /**
     * The unit with the given symbol.
     *
     * @throws IllegalArgumentException if no unit has it
     */
    public static Unit ofSymbol(String symbol) {
        for (Unit unit : values()) {
            if (unit.symbol.equals(symbol)) {
                return unit;
            }
        }
        throw new IllegalArgumentException("no unit has the symbol '" + symbol + "'");
    }
}
