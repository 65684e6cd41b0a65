package dev.dyno.reports.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.error.StoreException;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.Rounds;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyRunsTest {
    private static final Instant START = Instant.parse("2026-03-01T02:00:00Z");
    private static final String OLD = "a".repeat(64);
    private static final String NEW = "b".repeat(64);

    private final Random random = new Random(1);
    private final Path root;

    NightlyRunsTest(@TempDir Path root) {
        this.root = root;
    }

    private void night(int day, double ratio, String baseline, RunRecord.State state) {
        try (RunFolder folder = RunFolder.create(root.resolve("night-" + day))) {
            folder.writeRun(new RunRecord(
                    "run-" + day,
                    "0.0.0",
                    List.of("dyno"),
                    "nightly",
                    "0".repeat(64),
                    1,
                    Rounds.fixed(1),
                    state,
                    START.plus(day, ChronoUnit.DAYS),
                    START.plus(day, ChronoUnit.DAYS),
                    List.of(new DeviceProfile(
                            "bench", "local", "linux", "1", "box", "chip", "x86_64", 2, 1 << 30, false, Map.of())),
                    List.of(),
                    List.of(candidate("base", true, baseline), candidate("other", false, day < 30 ? OLD : NEW)),
                    List.of(Metrics.LATENCY_P50.name()),
                    List.of(trial("base", 0.010), trial("other", 0.010 * ratio)),
                    List.of()));
        }
    }

    private static CandidateRecord candidate(String name, boolean baseline, String sha256) {
        return new CandidateRecord(name, baseline, name + ".onnx", sha256, 1, "onnxruntime", "cpu", 1, Map.of());
    }

    private static TrialRecord trial(String candidate, double p50) {
        return new TrialRecord(
                "r1-" + candidate,
                1,
                candidate.equals("base") ? 1 : 2,
                "bench",
                candidate,
                TrialRecord.State.COMPLETED,
                List.of(),
                List.of(),
                Map.of(
                        Metrics.LATENCY_P50.name(),
                        new MetricValue.Measured(p50, 100, new Provenance(Provenance.Kind.TIMER, "clock"))),
                Map.of(),
                Map.of(),
                START,
                1);
    }

    private void nights(int from, int to) {
        for (int day = from; day < to; day++) {
            night(day, (day < 30 ? 0.9 : 0.96) + 0.005 * random.nextGaussian(), OLD, RunRecord.State.COMPLETE);
        }
    }

    private History history() {
        return NightlyRuns.read(root, key -> true);
    }

    @Test
    void aChangeIsToldWithItsNightAndItsModel() {
        nights(0, 50);
        History history = history();
        assertThat(history.nights()).isEqualTo(50);
        NightlySeries series = history.series().get(0);
        assertThat(series.key()).isEqualTo(new SeriesKey("nightly", "bench", "other", "latency.p50"));
        Trend.Shift shift = series.trend().shifts().get(0);
        assertThat(series.trend().shifts()).hasSize(1);
        assertThat(series.nights().get(shift.position()).run()).isEqualTo("run-30");
        assertThat(series.nights().get(shift.position()).model()).isEqualTo(NEW);
        assertThat(shift.change()).isBetween(1.055, 1.08);
        assertThat(TrendJson.ofHistory(history))
                .contains("\"run\" : \"run-30\"")
                .contains(NEW);
    }

    @Test
    void onlyTheNewNightIsRead() {
        nights(0, 12);
        assertThat(history().read()).isEqualTo(12);
        assertThat(history().read()).isZero();
        nights(12, 13);
        History grown = history();
        assertThat(grown.read()).isEqualTo(1);
        assertThat(grown.nights()).isEqualTo(13);
    }

    @Test
    void withAndWithoutItsStateFileTheHistoryIsTheSame() throws IOException {
        nights(0, 40);
        history();
        nights(40, 44);
        List<NightlySeries> remembered = history().series();
        Files.delete(root.resolve(TrendState.FILE));
        assertThat(history().series()).isEqualTo(remembered);
    }

    @Test
    void aDamagedOrForeignStateFileCountsAsNone() throws IOException {
        nights(0, 10);
        List<NightlySeries> fresh = history().series();
        for (String text : List.of(
                "",
                "{",
                "[]",
                "{\"schema\":\"dyno/trend-state/v9\"}",
                "{\"schema\":\"dyno/trend-state/v1\",\"nights\":[]}",
                "{\"schema\":\"dyno/trend-state/v3\",\"texts\":[],\"keys\":[],"
                        + "\"nights\":[[\"night-1\",\"-\",\"run-1\",\"nightly\",\"yesterday\"]],\"settled\":[]}",
                "{\"schema\":\"dyno/trend-state/v3\",\"texts\":[],\"keys\":[],\"nights\":[[\"night-1\",\"-\",\"run-1\","
                        + "\"nightly\",\"2026-03-01T02:00:00Z\",\"?\"]],\"settled\":[]}",
                "{\"schema\":\"dyno/trend-state/v3\",\"texts\":[],\"keys\":[],\"nights\":[[\"night-1\",\"-\",\"run-1\","
                        + "\"nightly\",\"2026-03-01T02:00:00Z\",\"AAAABw==\"]],\"settled\":[]}",
                "{\"schema\":\"dyno/trend-state/v3\",\"texts\":[],\"keys\":[],\"nights\":[[\"night-1\",\"-\",\"run-1\","
                        + "\"nightly\",\"2026-03-01T02:00:00Z\",\"AAAABwAAAAAAAAAAAAAAAAAAAAA=\"]],\"settled\":[]}")) {
            Files.writeString(root.resolve(TrendState.FILE), text);
            History again = history();
            assertThat(again.series()).as(text).isEqualTo(fresh);
            assertThat(again.read()).isEqualTo(10);
        }
    }

    @Test
    void aStateFileThatWasCutOffAnywhereCountsAsNone() throws IOException {
        nights(0, 10);
        List<NightlySeries> fresh = history().series();
        String whole = Files.readString(root.resolve(TrendState.FILE));
        for (int length = 1; length < whole.length(); length += 97) {
            Files.writeString(root.resolve(TrendState.FILE), whole.substring(0, length));
            History again = history();
            assertThat(again.series()).isEqualTo(fresh);
            assertThat(again.read()).as("cut off after %d", length).isEqualTo(10);
        }
    }

    @Test
    void aRunThatIsWrittenAgainIsReadAgain() throws IOException {
        nights(0, 10);
        history();
        Path run = root.resolve("night-3").resolve(RunFolder.RUN);
        Files.writeString(run, Files.readString(run) + "\n");
        assertThat(history().read()).isEqualTo(1);
    }

    @Test
    void anotherReferenceStartsAnotherSection() {
        nights(0, 20);
        for (int day = 20; day < 40; day++) {
            night(day, 0.8 + 0.005 * random.nextGaussian(), NEW, RunRecord.State.COMPLETE);
        }
        List<NightlySeries> series = history().series();
        assertThat(series).hasSize(2);
        assertThat(series)
                .allSatisfy(section -> assertThat(section.trend().shifts()).isEmpty());
        assertThat(series.get(1).section()).isEqualTo(2);
        assertThat(series.get(1).reference()).contains(NEW);
        assertThat(series.get(1).notes()).singleElement().asString().contains("the reference changed here");
    }

    @Test
    void whatCannotBeUsedIsNamedAndSkipped() throws IOException {
        nights(0, 9);
        night(9, 1, OLD, RunRecord.State.INTERRUPTED);
        Files.createDirectory(root.resolve("notes"));
        Files.createDirectory(root.resolve("torn"));
        Files.writeString(root.resolve("torn").resolve(RunFolder.RUN), "{\"schema\":");
        Files.createDirectory(root.resolve("copy"));
        Files.copy(
                root.resolve("night-4").resolve(RunFolder.RUN),
                root.resolve("copy").resolve(RunFolder.RUN));
        History history = history();
        assertThat(history.nights()).isEqualTo(9);
        assertThat(history.skipped())
                .extracting(History.Skipped::folder)
                .containsExactly("night-4", "night-9", "notes", "torn");
        assertThat(history.skipped().get(0).reason()).contains("the same run as copy");
        assertThat(history.skipped().get(1).reason()).contains("--resume");
        assertThat(history.skipped().get(3).reason()).contains("run.json:1");
    }

    @Test
    void onlyWhatIsWantedIsFitted() {
        nights(0, 9);
        assertThat(NightlyRuns.read(root, key -> key.metric().equals("none")).series())
                .isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> NightlyRuns.read(root.resolve("none"), key -> true))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be listed");
    }
}
