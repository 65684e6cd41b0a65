package dev.dyno.reports.page.section;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.reports.MadeUpRun;
import dev.dyno.reports.gate.Judge;
import dev.dyno.reports.history.NightlySeries;
import dev.dyno.reports.history.SeriesKey;
import dev.dyno.reports.history.Trend;
import dev.dyno.reports.page.digest.TrialFiles;
import dev.dyno.reports.statistics.ChangePoints;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.scenarios.Gate;
import dev.dyno.scenarios.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit makes the folder
class SectionsTest {
    private static final int ROUNDS = 8;
    private static final Gate GATE =
            new Gate(List.of(new Gate.Limit(Metrics.LATENCY_P50, 0.02)), List.of(), 0.95, Gate.Policy.BLOCK);

    @TempDir
    private Path folder;

    /** A candidate that is faster, smaller and as accurate, one that is better in nothing, and one that is more accurate. */
    private static MadeUpRun run() {
        MadeUpRun run = new MadeUpRun(ROUNDS)
                .device("box")
                .candidate("base")
                .candidate("good")
                .candidate("bad")
                .candidate("exact");
        values(run, "base", 1, 0.70);
        values(run, "good", 0.5, 0.70);
        values(run, "bad", 1.3, 0.69);
        values(run, "exact", 1.1, 0.75);
        return run;
    }

    private static void values(MadeUpRun run, String candidate, double factor, double accuracy) {
        run.values("box", candidate, Metrics.LATENCY_P50, round -> 0.005 * factor * (1 + 1e-3 * round))
                .values("box", candidate, Metrics.ACCURACY_TOP1, round -> accuracy)
                .values("box", candidate, Metrics.MODEL_SIZE, round -> 1e7 * factor);
    }

    private Subject subject(RunRecord run, List<NightlySeries> history) {
        return new Subject(run, scenario(), Judge.judge(run, GATE), new TrialFiles(folder), history);
    }

    /** No section asks the scenario. */
    @SuppressWarnings("NullAway")
    private static Scenario scenario() {
        return null;
    }

    private void samples(RunRecord run, String slow, DoubleUnaryOperator course) throws IOException {
        Files.createDirectories(folder.resolve("samples"));
        for (TrialRecord trial : run.trials()) {
            Random random = new Random(trial.id().hashCode());
            StringBuilder text = new StringBuilder("phase,iteration,start_ns,latency_ns\n");
            for (int i = 0; i < 90; i++) {
                double factor = trial.candidate().equals(slow) ? course.applyAsDouble(i / 90.0) : 1;
                long latency = Math.round(5e6 * factor * Math.exp(0.01 * random.nextGaussian()));
                text.append("measure,%d,%d,%d%n".formatted(i, i * 20_000_000L, latency));
            }
            Files.writeString(folder.resolve("samples").resolve(trial.id() + ".csv"), text.toString());
        }
    }

    @Test
    void aCandidateThatIsBetterInNothingIsDominated() {
        Section section =
                new TradeOffSection().of(subject(run().record(), List.of())).orElseThrow();
        assertThat(section.panels().get(0).finding())
                .isEqualTo("Worth a choice: good, exact. Dominated: base by good, bad by base.");
        Table table = Objects.requireNonNull(section.panels().get(0).table());
        assertThat(table.rows().stream().map(Table.Row::faint)).containsExactly(true, false, true, false);
    }

    @Test
    void theMemoryThatIsComparedIsShownBeforeWhatAgentsTellBesides() {
        MadeUpRun made = run();
        for (String candidate : List.of("base", "good", "bad", "exact")) {
            double factor = candidate.equals("good") ? 0.5 : 1;
            made.values("box", candidate, Metrics.MEMORY_PEAK_PSS, round -> 90e6)
                    .values("box", candidate, Metrics.MEMORY_PEAK_RSS, round -> 1e8 * factor * (1 + 1e-3 * round));
        }

        RunRecord run = made.unasked(Metrics.MEMORY_PEAK_PSS).record();
        Section section = new MemorySection().of(subject(run, List.of())).orElseThrow();

        assertThat(section.lead()).startsWith("memory.peak_rss");
        assertThat(section.panels().get(0).finding()).contains("good needs more on 0 and less on 1 of 1 device");
    }

    @Test
    void whatSlowsDownWithinItsTrialsIsNamed() throws IOException {
        RunRecord run = run().record();
        samples(run, "exact", place -> 1 + 0.3 * place);
        Section section = new SustainedSection().of(subject(run, List.of())).orElseThrow();
        assertThat(section.panels().get(0).finding())
                .startsWith("Slower towards the end of a trial: exact on 1 device. Most of all exact on box, +1")
                .endsWith("n = 8).");
        assertThat(section.panels().get(0).pictures()).hasSize(1);
    }

    @Test
    void withoutSamplesThereIsNothingToSustain() {
        assertThat(new SustainedSection().of(subject(run().record(), List.of())))
                .isEmpty();
    }

    @Test
    void aTailThatGrowsIsToldFromAShiftOfEverything() throws IOException {
        RunRecord run = run().record();
        samples(run, "bad", place -> place > 0.75 ? 1.5 : 1);
        assertThat(new LatencyPictures(subject(run, List.of()), "box", "bad")
                        .all()
                        .get(1)
                        .caption())
                .startsWith("Every decile is slower, the slow end most: +0")
                .contains("at the slow end (n = 8 rounds)");
        samples(run, "bad", place -> 1.2);
        assertThat(new LatencyPictures(subject(run, List.of()), "box", "bad")
                        .all()
                        .get(1)
                        .caption())
                .startsWith("Every decile is slower: +");
    }

    @Test
    void aFailureShowsSinceWhenItIsThere() {
        RunRecord run = run().record();
        List<NightlySeries.Point> nights = new ArrayList<>();
        Random random = new Random(6);
        for (int night = 0; night < 30; night++) {
            double log = (night < 20 ? 0 : 0.25) + 0.005 * random.nextGaussian();
            Instant at = Instant.parse("2026-01-01T22:00:00Z").plusSeconds(86_400L * night);
            nights.add(new NightlySeries.Point("night-" + night, at, "ab", log));
        }
        double[] logs = nights.stream().mapToDouble(NightlySeries.Point::log).toArray();
        SeriesKey key = new SeriesKey(run.scenario(), "box", "bad", "latency.p50");
        NightlySeries series =
                new NightlySeries(key, 1, "base", nights, Trend.ofLogs(logs, ChangePoints.Settled.NOTHING));
        Section section =
                new EvidenceSection().of(subject(run, List.of(series))).orElseThrow();
        assertThat(section.panels().get(0).about()).isEqualTo("bad on box");
        assertThat(section.panels().get(0).pictures()).hasSize(1);
        assertThat(section.panels().get(0).pictures().get(0).caption())
                .startsWith("latency.p50: a new level since 2026-01-21, +2")
                .endsWith("first in run night-20.");
    }
}
