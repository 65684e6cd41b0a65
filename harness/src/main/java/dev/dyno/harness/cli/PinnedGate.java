package dev.dyno.harness.cli;

import dev.dyno.reports.baseline.Mismatch;
import dev.dyno.reports.baseline.PinnedJudge;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.BaselineRecord;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that hold a run against a pinned baseline instead of its own. */
final class PinnedGate {
    @Option(
            names = "--baseline",
            paramLabel = "NAME",
            description = "Compare with this pinned baseline (see 'dyno baseline') instead of the run's own.")
    private @Nullable String name;

    @Option(
            names = "--allow-mismatch",
            description = "Compare although device, runtime or harness mode differ; the report warns of each.")
    private boolean allowMismatch;

    @Mixin
    private BaselineFolder folder = new BaselineFolder();

    /**
     * The run, judged against the pinned baseline if one was asked for.
     *
     * @throws StoreException if there is none of that name, or the run may not be compared with it
     */
    RunArgument.Judged judge(Console console, RunArgument.Judged own) {
        if (name == null) {
            return own;
        }
        BaselineRecord baseline = folder.files(console).read(name);
        List<Mismatch> mismatches = Mismatch.of(baseline, own.run(), own.scenario());
        if (!allowMismatch && !mismatches.isEmpty()) {
            throw new StoreException(mismatches.stream()
                    .map(mismatch -> "\n  " + Text.line(mismatch.sentence()))
                    .collect(Collectors.joining(
                            "",
                            "the run cannot be compared with baseline '" + name + "':",
                            "\nMeasure the baseline again as the run was measured and pin it with 'dyno baseline set "
                                    + name + " RUN --force', or compare all the same with --allow-mismatch.")));
        }
        return new RunArgument.Judged(
                own.folder(),
                own.run(),
                own.scenario(),
                PinnedJudge.judge(own.run(), own.scenario().gate(), baseline, mismatches));
    }
}
