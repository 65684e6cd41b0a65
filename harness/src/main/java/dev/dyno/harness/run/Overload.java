package dev.dyno.harness.run;

import dev.dyno.protocol.TrialResult;
import dev.dyno.scenarios.LoadPattern;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether more requests arrive than can be served. Then the queue grows for as long as the window lasts: its latencies are those
 * of the window's length, and of nothing else.
 */
final class Overload {
    private Overload() {}

    /**
     * Why a trial's latencies mean nothing; empty if they do.
     *
     * @param services how long the inferences took, in seconds
     */
    static Optional<String> of(LoadPattern load, TrialResult.@Nullable Window window, double[] services) {
        if (!(load instanceof LoadPattern.Poisson poisson) || window == null || services.length == 0) {
            return Optional.empty();
        }
        double served = services.length / Arrays.stream(services).sum();
        int left = window.due() - window.iterations();
        if (left <= 0 && poisson.rate() < served) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "overloaded: %.4g requests arrive in a second and at most %.4g can be served; %d of %d were left unserved: lower"
                        + " load.poisson.rate",
                poisson.rate(),
                served,
                left,
                window.due()));
    }
}
