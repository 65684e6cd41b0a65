package dev.dyno.reports.page.section;

import dev.dyno.reports.gate.Judgement;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.Scenario;

/**
 * What a page is about.
 *
 * @param run what was seen
 * @param scenario what was asked for
 * @param judgement what it means
 * @param files the run's other files
 */
public record Subject(RunRecord run, Scenario scenario, Judgement judgement, TrialFiles files) {}
