package dev.dyno.benchmarks.energy;

import dev.dyno.harness.energy.EnergyChoice;
import dev.dyno.harness.energy.EnergyEstimator;
import dev.dyno.harness.energy.EnergyResult;
import dev.dyno.harness.energy.EnergySource;
import dev.dyno.harness.energy.EnergySources;
import dev.dyno.harness.energy.EnergyWindows;
import dev.dyno.harness.energy.RawReading;
import dev.dyno.harness.energy.Span;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Answer.Text;
import dev.dyno.harness.transport.Question;
import dev.dyno.harness.virtual.twin.TwinGauge;
import dev.dyno.harness.virtual.twin.TwinModel;
import dev.dyno.harness.virtual.twin.TwinTexts;
import dev.dyno.protocol.TrialSpec.Watch;
import dev.dyno.scenarios.twin.TwinParameters;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A trial on a twin in virtual time: warm-up, rest, load, rest, with its files read beside it. */
final class TwinTrial {
    private static final double STEP = 0.01;
    private static final double WARM_UP = 3;
    private static final double REST = 10;
    /** By how many steps at most a window is longer than asked. */
    private static final int LONGER = 100;

    private static final int INFERENCES = 1_000;
    private static final double WANDER_SECONDS = 0.5;
    private static final double WANDER = 0.03;

    private final TwinParameters parameters;
    private final TwinModel model;
    private final TwinGauge gauge;
    private final TwinTexts texts;
    private final Random random;
    private final double use;
    private double wander;

    /**
     * A trial.
     *
     * @param use of one core by the load, 0 to 1
     */
    TwinTrial(TwinParameters parameters, double use, Random random) {
        this.parameters = parameters;
        this.model = new TwinModel(parameters, random.nextLong());
        this.gauge = new TwinGauge(parameters, model.state(), random.nextLong());
        this.texts = new TwinTexts(parameters);
        this.random = random;
        this.use = use;
    }

    /**
     * What came of it.
     *
     * @param truth the net energy of one inference, in J
     */
    record Outcome(EnergyResult result, double truth) {}

    /** Runs it with a measured window of so many seconds, and up to one more. */
    Outcome run(double seconds) {
        Span before = new Span(WARM_UP, WARM_UP + REST);
        // A window ends with an inference, not with an update of the gauge.
        Span during = new Span(before.end(), before.end() + seconds + STEP * random.nextInt(LONGER));
        Span after = new Span(during.end(), during.end() + REST);
        EnergyChoice choice = EnergySources.of(
                EnergySources.questions().stream().map(this::answer).toList());
        if (!(choice instanceof EnergyChoice.Chosen chosen)) {
            return new Outcome(new EnergyResult.Refused(((EnergyChoice.None) choice).reason(), false), 0);
        }
        Map<String, List<RawReading>> raw = new HashMap<>();
        double net = 0;
        double next = 0;
        while (model.state().seconds() < after.end()) {
            double time = model.state().seconds();
            boolean measured = time >= during.start() - 1e-6 && time < during.end() - 1e-6;
            double busy = time < WARM_UP || measured ? load() : 0;
            gauge.see(model.step(STEP, busy));
            net += measured
                    ? STEP * parameters.cores().watts(busy, model.state().share())
                    : 0;
            if (time >= next) {
                read(chosen.source(), time + STEP, raw);
                next += chosen.source().interval().toMillis() / 1e3 + 0.002 * random.nextGaussian();
            }
        }
        EnergyWindows windows = new EnergyWindows(before, during, after, 0, INFERENCES);
        return new Outcome(EnergyEstimator.estimate(chosen.source().decode(raw), windows), net / INFERENCES);
    }

    /** What a core does is not quite the same all the time. */
    private double load() {
        double kept = Math.exp(-STEP / WANDER_SECONDS);
        wander = wander * kept + WANDER * Math.sqrt(1 - kept * kept) * random.nextGaussian();
        return Math.min(1, Math.max(0, use * (1 + wander)));
    }

    private void read(EnergySource source, double time, Map<String, List<RawReading>> raw) {
        Map<String, String> files = texts.of(gauge.reading(), 1);
        double now = time;
        for (Watch watch : source.watches()) {
            double end = now + 5e-5 * (1 + random.nextInt(4));
            String path = ((Watch.File) watch).path().substring("/sys/".length());
            raw.computeIfAbsent(watch.name(), name -> new ArrayList<>())
                    .add(RawReading.of(now, end, files.getOrDefault(path, "") + "\n"));
            now = end;
        }
    }

    private Answer answer(Question question) {
        if (question instanceof Question.Output output) {
            return new Answer(question, List.of(Text.without(output.text(), "there is no such program here")));
        }
        List<Text> found = new ArrayList<>();
        for (String pattern : ((Question.Files) question).patterns()) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            texts.of(gauge.reading(), 1).forEach((path, content) -> {
                if (matcher.matches(Path.of("/sys/" + path))) {
                    found.add(Text.of("/sys/" + path, content + "\n"));
                }
            });
        }
        return new Answer(question, found);
    }
}
