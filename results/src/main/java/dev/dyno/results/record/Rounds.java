package dev.dyno.results.record;

/**
 * How many rounds a run takes. Where both numbers are the same the design is <em>fixed</em>: every candidate runs in exactly
 * that many rounds. Otherwise it is <em>sequential</em>: the run looks at its rounds as they come in and ends a candidate as
 * soon as everything that is asked of it is decided.
 *
 * @param atLeast how many rounds every candidate gets before it can be decided; from 1, in a sequential design from 2
 * @param atMost after how many rounds a candidate is no longer waited for, {@code atLeast} to {@value #MOST}; a sequential
 *     design may take as many again to confirm what it suspects
 */
public record Rounds(int atLeast, int atMost) {

    /** More rounds than this are refused: nobody waits for them. */
    public static final int MOST = 1000;

    /** What suits a gate that says nothing else: early enough for a clear case, long enough for a close one. */
    public static final Rounds SEQUENTIAL = new Rounds(3, 26);

    public Rounds {
        if (atLeast < 1 || atMost < atLeast || atMost > MOST) {
            throw new IllegalArgumentException("rounds are at least 1 and at most " + MOST
                    + ", and at_least is not above at_most: " + atLeast + " to " + atMost);
        }
        if (atLeast == 1 && atMost > 1) {
            throw new IllegalArgumentException("rounds that end early are at least 2: one has no spread");
        }
    }

    /** Exactly n rounds, 1 to {@value #MOST}. */
    public static Rounds fixed(int n) {
        return new Rounds(n, n);
    }

    /** Whether the number of rounds is known beforehand. */
    public boolean fixed() {
        return atLeast == atMost;
    }

    /** How many rounds may be run at most: in a sequential design, those that confirm a suspicion included. */
    public int planned() {
        return fixed() ? atMost : 2 * atMost;
    }

    /** For people: {@code 8 rounds}, {@code 3 to 26 rounds}. */
    public String words() {
        String number = fixed() ? String.valueOf(atMost) : atLeast + " to " + atMost;
        return number + (atMost == 1 ? " round" : " rounds");
    }
}
