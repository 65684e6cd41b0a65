package dev.dyno.reports.page.site;

import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.page.words.Shown;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a decision is shown: a symbol and a word, never a colour alone.
 *
 * @param kind its class in the style sheet
 */
record Mark(String kind, String symbol, String word) {
    static Mark of(@Nullable Decision decision) {
        return decision == null
                ? new Mark("none", "–", "not judged")
                : new Mark(
                        decision.name().toLowerCase(Locale.ROOT),
                        Shown.symbol(decision),
                        decision == Decision.INCONCLUSIVE
                                ? "undecided"
                                : decision.name().toLowerCase(Locale.ROOT));
    }
}
