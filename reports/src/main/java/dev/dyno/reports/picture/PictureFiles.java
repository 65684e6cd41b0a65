package dev.dyno.reports.picture;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Estimate;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.heat.HeatForecast;
import dev.dyno.reports.heat.HeatForecasts;
import dev.dyno.reports.heat.HeatWords;
import dev.dyno.reports.history.NightlySeries;
import dev.dyno.reports.page.NightsBefore;
import dev.dyno.reports.page.digest.TrialFiles;
import dev.dyno.reports.page.words.ChangeWords;
import dev.dyno.reports.page.words.Severity;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.metric.Direction;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.store.AtomicFile;
import dev.dyno.scenarios.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Draws a run: {@code verdict.png} of the gate, one picture for each metric that decides, {@code heat.png} of a long trial and
 * {@code trend.png} of the worst failure, where there is something to draw.
 */
public final class PictureFiles {
    private static final int MOST_METRICS = 6;
    private static final int FEWEST_NIGHTS = 3;

    private final RunRecord run;
    private final Judgement judgement;
    private final Path folder;
    private final List<Path> written = new ArrayList<>();

    private PictureFiles(Path folder, RunRecord run, Judgement judgement) {
        this.run = run;
        this.judgement = judgement;
        this.folder = folder;
    }

    /**
     * Draws all of them into a folder, which is made where there is none, replacing earlier ones.
     *
     * @param runFolder where the trials' files lie
     * @return the files; none where the run has not one change to show
     * @throws StoreException if one cannot be written
     */
    public static List<Path> write(Path runFolder, Path folder, RunRecord run, Judgement judgement) {
        PictureFiles files = new PictureFiles(folder, run, judgement);
        files.verdict();
        files.metrics();
        files.heat(runFolder);
        files.trend(NightsBefore.of(runFolder, run, judgement));
        return files.written;
    }

    private void verdict() {
        List<Cell> gated = judgement.cells().stream()
                .filter(cell -> cell.decision() != null)
                .toList();
        boolean some = gated.stream().anyMatch(cell -> row(cell).isPresent());
        List<Cell> cells = some ? gated : judgement.cells();
        String finding = judgement.decision() + ": " + ChangeWords.decision(judgement);
        forest("verdict.png", cells, finding, true);
    }

    private void metrics() {
        judgement.cells().stream()
                .filter(cell -> cell.decision() != null || cell.metric().equals(Metrics.ENERGY_PER_INFERENCE))
                .map(Cell::metric)
                .distinct()
                .limit(MOST_METRICS)
                .forEach(this::metric);
    }

    private void metric(Metric metric) {
        List<Cell> cells = judgement.cells().stream()
                .filter(cell -> cell.metric().equals(metric))
                .toList();
        List<String> candidates = cells.stream().map(Cell::candidate).distinct().toList();
        String finding = candidates.size() == 1
                ? ChangeWords.ofCandidate(judgement, metric, candidates.get(0))
                : ChangeWords.ofAll(cells);
        long failed =
                cells.stream().filter(cell -> cell.decision() == Decision.FAIL).count();
        String gate = failed == 0 ? "" : " " + failed + (failed == 1 ? " breaks its bound." : " break their bound.");
        forest(metric.name() + ".png", cells, metric.name() + ": " + finding + gate, false);
    }

    private void forest(String name, List<Cell> cells, String finding, boolean named) {
        List<ForestPicture.Row> all = Severity.worstFirst(cells).stream()
                .flatMap(cell -> row(cell).stream())
                .map(row -> named ? row : new ForestPicture.Row(arm(row.cell()), row.cell(), row.change(), row.limit()))
                .toList();
        if (all.isEmpty()) {
            return;
        }
        List<ForestPicture.Row> shown = all.subList(0, Math.min(ForestPicture.MOST, all.size()));
        String cut = shown.size() < all.size() ? "The " + shown.size() + " worst of " + all.size() + ". " : "";
        int without = cells.size() - all.size();
        String none = without == 0 ? "" : " " + Shown.count(without, "result") + " without a ratio: see the report.";
        save(name, ForestPicture.png(shown, Shown.text(finding), cut + basis() + none, origin()));
    }

    private Optional<ForestPicture.Row> row(Cell cell) {
        @Nullable Estimate change = cell.change();
        if (change == null || change.scale() != Estimate.Scale.RATIO) {
            return Optional.empty();
        }
        String name = arm(cell) + ", " + cell.metric().name();
        return Optional.of(new ForestPicture.Row(name, cell, change, limit(cell.metric())));
    }

    private static String arm(Cell cell) {
        return Shown.brief(cell.candidate(), 20) + " on " + Shown.brief(cell.device(), 24);
    }

    private @Nullable Double limit(Metric metric) {
        return judgement.gate().limits().stream()
                .filter(limit -> limit.metric().equals(metric))
                .map(Gate.Limit::worsening)
                .map(limit -> metric.better() == Direction.LOWER_IS_BETTER ? limit : Double.valueOf(-limit))
                .findFirst()
                .orElse(null);
    }

    private void heat(Path runFolder) {
        HeatForecasts.of(run, new TrialFiles(runFolder)).stream()
                .sorted((one, other) -> Boolean.compare(throttles(other), throttles(one)))
                .findFirst()
                .ifPresent(forecast -> {
                    String arm = Shown.brief(forecast.trial().trial().candidate(), 30) + " on "
                            + Shown.brief(forecast.trial().trial().device(), 30);
                    String basis = "Measured, and the forecast of its beginning with a 95 % interval.";
                    save("heat.png", LinePictures.heat(forecast, HeatWords.sentence(forecast, arm), basis, origin()));
                });
    }

    private static boolean throttles(HeatForecast forecast) {
        return forecast.trial().throttled().isPresent();
    }

    private void trend(List<NightlySeries> history) {
        for (Cell cell : Severity.worstFirst(judgement.cells())) {
            Optional<NightlySeries> series = history.stream()
                    .filter(each -> cell.decision() == Decision.FAIL
                            && each.nights().size() >= FEWEST_NIGHTS
                            && each.key().device().equals(cell.device())
                            && each.key().candidate().equals(cell.candidate())
                            && each.key().metric().equals(cell.metric().name()))
                    .reduce((earlier, later) -> later);
            if (series.isPresent()) {
                String finding = cell.metric().name() + ": " + ChangeWords.ofNights(series.get());
                save("trend.png", LinePictures.trend(series.get(), finding, arm(cell), origin()));
                return;
            }
        }
    }

    private String basis() {
        return "Against " + Shown.brief(run.baseline().name(), 40) + ", "
                + Shown.count(run.devices().size(), "device")
                + simulated()
                + ", " + run.rounds().words() + " planned.";
    }

    private String simulated() {
        long simulated = run.devices().stream().filter(DeviceProfile::simulated).count();
        return simulated == 0
                ? ""
                : simulated == run.devices().size() ? " (simulated)" : " (" + simulated + " of them simulated)";
    }

    private String origin() {
        return Shown.name(run.scenario()) + ", run " + Shown.name(run.id()) + ", Dyno " + Shown.name(run.dynoVersion());
    }

    private void save(String name, byte[] png) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StoreException(folder + " cannot be made: " + e, e);
        }
        AtomicFile.write(file, png);
        written.add(file);
    }
}
