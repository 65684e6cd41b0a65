package dev.dyno.reports.page.compare;

import dev.dyno.reports.gate.Judgement;
import dev.dyno.results.record.RunRecord;
import java.nio.file.Path;

/**
 * One of the runs.
 *
 * @param folder its folder
 * @param run what was seen
 * @param judgement what it means
 */
public record ComparedRun(Path folder, RunRecord run, Judgement judgement) {}
