package dev.dyno.reports.page.site;

import dev.dyno.reports.gate.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a site says of one run's verdict.
 *
 * @param run the run's id, as the verdict says it
 * @param decision null where there is no verdict that can be used
 * @param reasons the first sentences of why; where there is no decision, why there is none
 * @param failed how many cells failed
 * @param undecided how many cells are not decided
 * @param passed how many passed
 * @param missing how many devices are missing
 */
record NightVerdict(
        String run,
        @Nullable Decision decision,
        List<String> reasons,
        int failed,
        int undecided,
        int passed,
        int missing) {
    /** A page has no room for more of them. */
    static final int MOST_REASONS = 5;

    NightVerdict {
        reasons = List.copyOf(reasons);
    }

    /** A run without a verdict that can be used. */
    static NightVerdict none(String why) {
        return new NightVerdict("", null, List.of(why), 0, 0, 0, 0);
    }
}
