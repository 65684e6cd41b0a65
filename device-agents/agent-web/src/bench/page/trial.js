// What `./bench web` holds the page against: the least loop that times a model in a page, in turns with the page's own loop, in
// the same page on the same session. It stands in for the page's trial.js.
import { now } from './clock.js';
import { measure, warmUp } from './measure.js';
import { load, startRuntime } from './runtime.js';
import { recorder } from './samples.js';
import { feeds, ports } from './tensors.js';

const PAIRS = 12;
const BEAT_MILLIS = 400;

let told = 0;
const tell = (iterations) => {
  if (performance.now() - told < BEAT_MILLIS) return;
  told = performance.now();
  self.postMessage({ progress: { phase: 'measure', iterations } });
};

async function least(session, input, iterations) {
  const latencies = new Float64Array(iterations);
  for (let i = 0; i < iterations; i++) {
    const before = performance.now();
    await session.run(input);
    latencies[i] = performance.now() - before;
  }
  latencies.sort();
  return latencies[iterations >> 1];
}

async function own(session, input, iterations) {
  const samples = recorder();
  await measure(session, input, { iterations, minNanos: 0, maxNanos: 1e12 }, { inner: 1, least: 1 }, samples, tell);
  return samples.median();
}

self.onmessage = async ({ data: { spec } }) => {
  const ort = await startRuntime(spec);
  const session = await load(ort, spec, new Uint8Array(await (await fetch('model')).arrayBuffer()));
  const answer = await fetch('inputs', { method: 'POST', body: ports(session.inputMetadata) });
  const input = feeds(ort, session.inputMetadata, answer.headers.get('X-Dyno-Shapes'), await answer.arrayBuffer());
  await warmUp(session, input, spec.warmUp, recorder(), tell);
  const facts = {};
  const { iterations } = spec.load;
  for (let i = 0; i < PAIRS; i++) {
    let page;
    if (i % 2) page = await own(session, input, iterations);
    const bare = await least(session, input, iterations);
    page ??= await own(session, input, iterations);
    facts[`bench.pair_${i}`] = `${page} ${bare}`;
  }
  const at = Math.round(now() * 1e6);
  const result = {
    protocol: spec.protocol, trialId: spec.trialId, outcome: { kind: 'completed' },
    clock: [{ agentNanos: at, wallNanos: Date.now() * 1e6, errorNanos: 1e6 }], readings: {}, facts, validity: [],
  };
  self.postMessage({ finished: { result, samples: null, outputs: null } });
};
