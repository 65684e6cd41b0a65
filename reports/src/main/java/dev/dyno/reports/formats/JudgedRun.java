package dev.dyno.reports.formats;

import dev.dyno.reports.gate.Judgement;
import dev.dyno.results.record.RunRecord;
import java.util.List;
import java.util.Objects;

/**
 * What every form is made of.
 *
 * @param run what was seen
 * @param judgement what it means
 * @param heat sentences of how warm devices get; may be none
 */
public record JudgedRun(RunRecord run, Judgement judgement, List<String> heat) {
    public JudgedRun {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(judgement, "judgement");
        heat = List.copyOf(heat);
    }
}
