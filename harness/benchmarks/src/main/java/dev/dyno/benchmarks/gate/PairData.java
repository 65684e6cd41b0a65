package dev.dyno.benchmarks.gate;

/**
 * One simulated comparison without any shift; every rule sees the same one.
 *
 * @param baseline logarithm of the p50 of the baseline's process in each round
 * @param candidate the same of the candidate's
 * @param baselineIterations logarithms of single latencies in the baseline's first process
 * @param candidateIterations the same of the candidate's first process
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, judged and dropped; never compared
record PairData(double[] baseline, double[] candidate, double[] baselineIterations, double[] candidateIterations) {

    /** One log-ratio per round when the candidate is slower by {@code shift}, itself a logarithm. */
    double[] harms(double shift) {
        double[] harms = new double[baseline.length];
        for (int i = 0; i < harms.length; i++) {
            harms[i] = candidate[i] - baseline[i] + shift;
        }
        return harms;
    }
}
