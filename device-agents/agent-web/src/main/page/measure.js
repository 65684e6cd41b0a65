// The parts of a trial that take samples: the warm-up and the window. Both tell between samples how far they are.
import { nanos, now } from './clock.js';
import { MOST } from './samples.js';
import { steadyState } from './steady.js';

// One sample: so many inferences one after the other, and their mean. The clock is read around exactly the inferences.
async function sample(session, input, inner, samples) {
  const start = now();
  let result;
  for (let i = 0; i < inner; i++) result = await session.run(input);
  samples.record(start, (now() - start) / inner);
  return result;
}

// How long so many inferences take, unrecorded.
export async function timed(session, input, inner) {
  const start = now();
  for (let i = 0; i < inner; i++) await session.run(input);
  return now() - start;
}

export async function warmUp(session, input, rule, samples, tell) {
  const state = steadyState(rule);
  const begin = now();
  let end = begin;
  let steady = false;
  while (!steady && !state.exhausted(end - begin) && samples.size() < MOST / 2) {
    if (samples.full()) samples.reserve(1 << 14);
    await sample(session, input, 1, samples);
    end = now();
    state.accept(samples.last());
    steady = state.steady(end - begin);
    tell(state.iterations());
  }
  samples.endWarmUp();
  return { iterations: state.iterations(), nanos: nanos(end - begin), steady };
}

// Gives the window and what the last inference gave.
export async function measure(session, input, load, { inner, least }, samples, tell) {
  const { iterations, minNanos, maxNanos } = load;
  samples.reserve(Math.max(iterations, 2 * minNanos / 1e6 / Math.max(least, 1e-3)) + 1);
  const begin = now();
  let end = begin;
  let made = 0;
  let outputs = null;
  while (!samples.full() && (made < iterations || nanos(end - begin) < minNanos)
      && (made === 0 || nanos(end - begin) < maxNanos)) {
    outputs = await sample(session, input, inner, samples);
    end = now();
    made++;
    tell(made);
  }
  const all = made >= iterations && nanos(end - begin) >= minNanos;
  const cut = samples.full() ? 'room' : 'longest';
  const window = {
    iterations: made, startNanos: nanos(begin), nanos: nanos(end - begin), due: made, end: all ? 'complete' : cut,
  };
  return { window, outputs };
}
