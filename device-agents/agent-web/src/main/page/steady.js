// Tells when latencies have become steady; the rule is the protocol's: a fast and a slow moving average, both corrected for
// their start, have agreed for more than a number of inferences in a row.

const FAST = 0.1;
const SLOW = 0.005;

export function steadyState(rule) {
  let fast = 0, slow = 0, fastWeight = 0, slowWeight = 0, iterations = 0, agreeing = 0;
  return {
    accept(latency) {
      iterations++;
      fast += FAST * (latency - fast);
      slow += SLOW * (latency - slow);
      fastWeight += FAST * (1 - fastWeight);
      slowWeight += SLOW * (1 - slowWeight);
      const level = slow / slowWeight;
      agreeing = Math.abs(fast / fastWeight - level) <= rule.tolerance * level ? agreeing + 1 : 0;
    },
    iterations: () => iterations,
    steady: (millis) => iterations >= rule.minIterations && millis * 1e6 >= rule.minNanos
      && agreeing > rule.agreeingIterations,
    exhausted: (millis) => millis * 1e6 >= rule.maxNanos,
  };
}
