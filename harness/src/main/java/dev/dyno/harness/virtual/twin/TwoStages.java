package dev.dyno.harness.virtual.twin;

import dev.dyno.scenarios.twin.Heat;

/**
 * Two thermal resistances and capacities in a row, between a source of heat and the air. For a constant power the two linear
 * differential equations are solved exactly, so a step may be as long as the power is constant.
 */
final class TwoStages {
    private final Heat heat;
    private double ambient;
    private double die;
    private double skin;

    private TwoStages(Heat heat) {
        this.heat = heat;
        this.ambient = heat.ambient();
    }

    /** Those that a power has warmed for long. */
    static TwoStages settled(Heat heat, double watts) {
        TwoStages stages = new TwoStages(heat);
        stages.skin = heat.ambient() + watts * heat.skin().kelvinPerWatt();
        stages.die = stages.skin + watts * heat.die().kelvinPerWatt();
        return stages;
    }

    double die() {
        return die;
    }

    double skin() {
        return skin;
    }

    void ambient(double celsius) {
        ambient = celsius;
    }

    /** Lets a power warm them for a time. */
    void step(double seconds, double watts) {
        // With x = (die, skin) minus where they would settle: x' = A x, A = ((-a, a), (b, -b - c)).
        double a = 1 / heat.die().seconds();
        double b = 1 / (heat.die().kelvinPerWatt() * heat.skin().capacity());
        double c = 1 / heat.skin().seconds();
        double settledSkin = ambient + watts * heat.skin().kelvinPerWatt();
        double settledDie = settledSkin + watts * heat.die().kelvinPerWatt();
        double x = die - settledDie;
        double y = skin - settledSkin;
        // Both eigenvalues are real, negative and different, as a * b > 0. Sylvester's formula gives exp(A t).
        double half = (a + b + c) / 2;
        double root = Math.sqrt((a - b - c) * (a - b - c) / 4 + a * b);
        double slow = -half + root;
        double fast = -half - root;
        double p = Math.exp(slow * seconds) / (slow - fast);
        double q = Math.exp(fast * seconds) / (fast - slow);
        double dx = -a * x + a * y;
        double dy = b * x - (b + c) * y;
        die = settledDie + p * (dx - fast * x) + q * (dx - slow * x);
        skin = settledSkin + p * (dy - fast * y) + q * (dy - slow * y);
    }
}
