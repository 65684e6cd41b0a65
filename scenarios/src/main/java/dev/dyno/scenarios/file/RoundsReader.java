package dev.dyno.scenarios.file;

import dev.dyno.results.record.Rounds;
import dev.dyno.scenarios.Gate;

/** Reads how many rounds a run takes, which depends on the gate: without a bound, nothing can be decided early. */
final class RoundsReader {
    private static final String KEY = "rounds";
    private static final int USUAL = 8;

    private final Section scenario;
    private final Gate gate;

    private RoundsReader(Section scenario, Gate gate) {
        this.scenario = scenario;
        this.gate = gate;
    }

    /** Keeps the place of the rounds in the resolved text, where they stand before the gate. */
    static void reserve(Section scenario) {
        scenario.save(KEY, "");
    }

    /** The rounds that a run plans; twice as many at most where the gate extends. */
    static Rounds read(Section scenario, Gate gate) {
        return new RoundsReader(scenario, gate).read();
    }

    private Rounds read() {
        Node node = scenario.find(KEY);
        if (node instanceof Node.Mapping || (node == null && gated())) {
            return sequential();
        }
        if (node instanceof Node.Sequence) {
            scenario.reading()
                    .problem(
                            node.place(),
                            "'rounds' is a whole number, or a mapping of 'at-least' and 'at-most', not a list");
            return Rounds.fixed(USUAL);
        }
        Rounds rounds = Rounds.fixed(scenario.integer(KEY, USUAL, 1, Rounds.MOST));
        if (extended()) {
            scenario.field(KEY)
                    .ifPresent(
                            field -> field.problem("is a fixed number, which 'on-inconclusive: extend' cannot extend;"
                                    + " write { at-least: 3, at-most: 26 } or the like"));
        }
        return rounds;
    }

    private Rounds sequential() {
        Section section = scenario.section(KEY).knowing("at-least", "at-most");
        int least = section.integer("at-least", Rounds.SEQUENTIAL.atLeast(), 2, Rounds.MOST);
        int mostOfAll = extended() ? Rounds.MOST / 2 : Rounds.MOST;
        int most = section.integer("at-most", Rounds.SEQUENTIAL.atMost(), 2, mostOfAll);
        if (most < least) {
            outOfOrder(section, least, most);
            return Rounds.SEQUENTIAL;
        }
        if (!gated() && scenario.reading().problems().count() == 0) {
            scenario.reading()
                    .problem(
                            section.place(),
                            "'rounds' may end early only where the gate bounds something; give a number, or a limit");
        }
        return new Rounds(least, extended() ? 2 * most : most);
    }

    private static void outOfOrder(Section section, int least, int most) {
        Field field =
                section.field("at-most").or(() -> section.field("at-least")).orElseThrow();
        field.problem(
                field.name().equals("at-most")
                        ? "is " + most + ", which is below 'at-least', " + least
                        : "is " + least + ", which is above 'at-most', " + most);
    }

    private boolean gated() {
        return !gate.limits().isEmpty() || !gate.budgets().isEmpty();
    }

    private boolean extended() {
        return gate.onInconclusive() == Gate.Policy.EXTEND;
    }
}
