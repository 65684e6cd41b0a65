package dev.dyno.reports.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.reports.MadeUpRun;
import dev.dyno.reports.gate.Judge;
import dev.dyno.reports.heat.MadeUpHeat;
import dev.dyno.reports.history.NightlySeries;
import dev.dyno.reports.history.SeriesKey;
import dev.dyno.reports.history.Trend;
import dev.dyno.reports.page.ShowRun;
import dev.dyno.reports.page.words.ChangeWords;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.RunRecord;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFilesTest {
    private static List<Path> draw(Path folder, RunRecord run) {
        return PictureFiles.write(folder, folder.resolve("pictures"), run, Judge.judge(run, ShowRun.gate()));
    }

    private static BufferedImage read(Path file) {
        try {
            return ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ink(BufferedImage image, int rgb) {
        long found = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                found += (image.getRGB(x, y) & 0xffffff) == rgb ? 1 : 0;
            }
        }
        return found;
    }

    @Test
    void drawsTheGateAndEachMetricThatDecides(@TempDir Path folder) {
        List<Path> pictures = draw(folder, ShowRun.record());
        assertThat(pictures)
                .extracting(file -> file.getFileName().toString())
                .contains("verdict.png", "latency.p50.png", "cold_start.total.png", "memory.peak_rss.png");
        assertThat(pictures).allSatisfy(file -> {
            BufferedImage image = read(file);
            assertThat(image.getWidth()).isEqualTo(2 * Canvas.WIDTH);
            assertThat(ink(image, 0x1b2430)).isPositive();
        });
        assertThat(ink(read(folder.resolve("pictures/verdict.png")), 0xbf4a06)).isPositive();
        assertThat(ink(read(folder.resolve("pictures/latency.p50.png")), 0x0a66a8))
                .isPositive();
    }

    @Test
    void drawsTheSameTwice(@TempDir Path folder) {
        Path picture = draw(folder.resolve("a"), ShowRun.record()).get(0);
        assertThat(picture)
                .hasSameBinaryContentAs(
                        draw(folder.resolve("b"), ShowRun.record()).get(0));
    }

    /** A machine without a font has the same letters. */
    @Test
    void theFontIsTheShippedOne() {
        Font font = PictureFont.boldOfSize(20);
        assertThat(font.getFamily()).isEqualTo("Liberation Sans");
        assertThat(font.canDisplayUpTo("+21.1 % (−3 to 4), µs, °C…")).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><b>x</b>", "\u001b[31m\u202e\n\n", "名前 👍", "long"})
    void hostileNamesAreDrawn(String text, @TempDir Path folder) {
        String name = text.equals("long") ? "x".repeat(10_000) : text;
        MadeUpRun run = new MadeUpRun(7).device(name).candidate("fp32").candidate(name);
        run.values(name, "fp32", Metrics.LATENCY_P50, round -> 0.005 + 1e-6 * round)
                .values(name, name, Metrics.LATENCY_P50, round -> 0.007 + 1e-6 * round);
        assertThat(draw(folder, run.record()))
                .hasSize(2)
                .allSatisfy(file -> assertThat(read(file)).isNotNull());
    }

    @Test
    void whereThereIsNothingToDrawThereIsNoPicture(@TempDir Path folder) {
        RunRecord run = new MadeUpRun(1)
                .candidate("fp32")
                .state(RunRecord.State.INTERRUPTED)
                .record();
        assertThat(draw(folder, run)).isEmpty();
        assertThat(folder.resolve("pictures")).doesNotExist();
    }

    @Test
    void manyDevicesAreTheWorstOfThem(@TempDir Path folder) {
        MadeUpRun run = new MadeUpRun(7).candidate("fp32").candidate("slow");
        for (int i = 0; i < 50; i++) {
            int device = i;
            run.device("phone-" + i)
                    .values("phone-" + i, "fp32", Metrics.LATENCY_P50, round -> 0.005 + 1e-6 * round)
                    .values(
                            "phone-" + i,
                            "slow",
                            Metrics.LATENCY_P50,
                            round -> (0.005 + 1e-6 * round) * (1 + device / 200.0));
        }
        assertThat(draw(folder, run.record()))
                .allSatisfy(file -> assertThat(read(file).getHeight()).isLessThan(2000));
    }

    @Test
    void percentHasNoIdleZeros() {
        assertThat(new Percent().format(0.025)).isEqualTo("+2.5 %");
        assertThat(new Percent().format(-0.3)).isEqualTo("-30 %");
        assertThat(new Percent().format(0.0)).isEqualTo("0 %");
    }

    @Test
    void howWarmADeviceGetsIsDrawnFromALongTrial(@TempDir Path folder) throws IOException {
        RunRecord run = MadeUpHeat.write(folder);
        assertThat(draw(folder, run))
                .extracting(file -> file.getFileName().toString())
                .contains("heat.png");
        BufferedImage image = read(folder.resolve("pictures/heat.png"));
        assertThat(ink(image, 0x1b2430)).isPositive();
        assertThat(ink(image, 0xbf4a06)).as("where it throttles").isPositive();
    }

    @Test
    void aNewLevelIsMarkedInTheTrend(@TempDir Path folder) throws IOException {
        Random random = new Random(3);
        double[] ratios = IntStream.range(0, 60)
                .mapToDouble(night -> (night < 40 ? 1 : 1.06) * Math.exp(0.004 * random.nextGaussian()))
                .toArray();
        List<NightlySeries.Point> nights = IntStream.range(0, ratios.length)
                .mapToObj(i -> new NightlySeries.Point(
                        "run-" + i, MadeUpRun.START.plus(Duration.ofDays(i)), "ab", Math.log(ratios[i])))
                .toList();
        NightlySeries series = new NightlySeries(
                new SeriesKey("nightly", "box", "int8", "latency.p50"), 1, "fp32", nights, Trend.of(ratios));
        assertThat(ChangeWords.ofNights(series)).startsWith("a new level since 2026-04-10, +");
        Path file = folder.resolve("trend.png");
        Files.write(file, LinePictures.trend(series, ChangeWords.ofNights(series), "int8 on box", "nightly"));
        assertThat(ink(read(file), 0xbf4a06)).isPositive();
    }
}
