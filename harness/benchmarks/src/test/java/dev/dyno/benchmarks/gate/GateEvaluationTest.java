package dev.dyno.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.reports.statistics.SequentialDesign;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A small evaluation of the gate, with bounds on both sides of what it does: one that alarms or passes too easily is as broken as one
 * that takes too long to say anything. Seeds are fixed, so a failure is never chance; bounds leave room for other seeds.
 */
final class GateEvaluationTest {
    private static final Study STUDY = new Study(7, 1_000);
    private static final Rule GATE = new GateRule("gate", SequentialDesign.of(3, 26), Math.log(1.02));

    @Test
    void errsSeldomAndDecidesSoonOnQuietPairs() {
        Cell cell = cell(Family.NORMAL, 0.02);
        assertThat(cell.at(0, 0).suspected().value()).isLessThan(0.025);
        assertThat(cell.at(0, 0).passed().value()).isGreaterThan(0.95);
        assertThat(cell.at(0, 2).passed().value()).isLessThan(0.04);
        assertThat(cell.at(0, 2).failed().value()).isGreaterThan(0.9);
        assertThat(cell.at(0, 3).failed().value()).isGreaterThan(0.98);
        assertThat(cell.at(0, 0).meanRounds()).isBetween(13.5, 17.0);
        assertThat(cell.at(0, 30).meanRounds()).isLessThan(10);
        assertThat(cell.at(0, -15).meanRounds()).isBetween(3.5, 6.0);
    }

    @Test
    void changesBelowHalfTheLimitSeldomFail() {
        Cell cell = cell(Family.HEAVY_TAILS, 0.01);
        assertThat(cell.at(0, 0.5).failed().value()).isLessThan(0.02);
        assertThat(cell.at(0, 0).passed().value()).isGreaterThan(0.99);
        assertThat(cell.at(0, 2).failed().value()).isGreaterThan(0.98);
    }

    @Test
    void confirmationTakesBackWhatCorrelatedPairsRaise() {
        Cell cell = cell(Family.AR_3, 0.03);
        assertThat(cell.at(0, 0).suspected().value()).isBetween(0.01, 0.07);
        assertThat(cell.at(0, 0).failed().value()).isLessThan(0.006);
        assertThat(cell.at(0, 2).passed().value()).isLessThan(0.065);
    }

    @Test
    void strongCorrelationWidensIntervals() {
        Cell cell = cell(Family.AR_6, 0.02);
        assertThat(cell.at(0, 2).passed().value()).isLessThan(0.125);
        assertThat(cell.at(0, 0).failed().value()).isLessThan(0.012);
    }

    private static Cell cell(Family family, double spread) {
        Simulator simulator = new Simulator(family, spread);
        return new Cell(simulator, List.of(GATE), STUDY.run(simulator, List.of(GATE)));
    }
}
