// One trial from specification to result, in a worker of the page. Its phases and rules are the protocol's.
import { clockPair, countFrom, nanos, now, resolution } from './clock.js';
import { innerLoop, tooCoarse } from './inner.js';
import { measure, timed, warmUp } from './measure.js';
import { load, startRuntime, wasmBytes } from './runtime.js';
import { recorder } from './samples.js';
import { feeds, npy, ports } from './tensors.js';

const BEAT_MILLIS = 400;

const findings = { clock: [], readings: {}, facts: {}, validity: [] };
const samples = recorder();
const told = { phase: 'starting', at: 0 };
let outputs = null;

function enter(phase) {
  told.phase = phase;
  told.at = -Infinity;
  tell(0);
}

function tell(iterations) {
  if (performance.now() - told.at < BEAT_MILLIS) return;
  told.at = performance.now();
  self.postMessage({ progress: { phase: told.phase, iterations } });
}

async function fetched(name) {
  const answer = await fetch(name);
  if (!answer.ok) throw new Error(`the bridge has no ${name}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function prepared(ort, session) {
  const metadata = session.inputMetadata;
  const answer = await fetch('inputs', { method: 'POST', body: ports(metadata) });
  if (!answer.ok) throw new Error(await answer.text());
  return feeds(ort, metadata, answer.headers.get('X-Dyno-Shapes'), await answer.arrayBuffer());
}

async function course(spec, phase) {
  const processNanos = nanos(now());
  const first = now();
  const ort = await startRuntime(spec);
  const runtimeNanos = nanos(now() - first);

  phase('load');
  let before = now();
  const model = await fetched('model');
  const fetchMillis = now() - before;
  const session = await load(ort, spec, model);
  const modelLoadNanos = nanos(now() - before);
  phase('inputs');
  const input = await prepared(ort, session);

  phase('first-inference');
  before = now();
  await session.run(input);
  findings.coldStart = { processNanos, runtimeNanos, modelLoadNanos, firstInferenceNanos: nanos(now() - before) };

  phase('warm-up');
  const step = resolution();
  findings.warmUp = await warmUp(session, input, spec.warmUp, samples, tell);
  const loop = await innerLoop(step, samples.shortest(), (count) => timed(session, input, count));
  phase('measure');
  const measured = await measure(session, input, spec.load, loop, samples, tell);
  findings.window = measured.window;
  outputs = measured.outputs;
  phase('writing');
  Object.assign(findings.facts, {
    'runtime.version': `onnxruntime-web ${ort.env.versions?.web ?? 'of unknown version'}`,
    'cold_start.model_fetch_seconds': `${fetchMillis / 1e3}`,
    'page.inner_iterations': `${loop.inner}`,
    'page.clock_resolution_seconds': `${step / 1e3}`,
    'page.cross_origin_isolated': `${self.crossOriginIsolated}`,
    'page.hardware_concurrency': `${navigator.hardwareConcurrency}`,
    'page.threads': `${spec.threads}`,
    'page.simd': 'true',
    'page.wasm_memory_bytes': `${wasmBytes()}`,
    'page.webgpu': navigator.gpu ? 'there' : 'unavailable: this browser has none',
  });
  if (tooCoarse(step, loop.inner * samples.median())) findings.validity.push('the clock is too coarse: one step is more than 1 % of a sample');
}

function checkOutputs() {
  for (const [name, output] of Object.entries(outputs)) {
    let bad = 0;
    for (const value of output.data) bad += Number.isFinite(Number(value)) ? 0 : 1;
    if (bad) findings.validity.push(`output '${name}' holds NaN or infinity in ${bad} of ${output.data.length} places`);
  }
}

self.onmessage = async ({ data: { spec, timeOrigin } }) => {
  countFrom(timeOrigin);
  findings.clock.push(clockPair());
  let at = 'runtime';
  let outcome = { kind: 'completed' };
  let file = null;
  try {
    await course(spec, (phase) => {
      at = phase;
      if (['warm-up', 'measure', 'writing'].includes(phase)) enter(phase);
    });
    checkOutputs();
    if (spec.keepOutputs) file = npy(Object.values(outputs));
  } catch (e) {
    outcome = { kind: 'failed', phase: at, message: `${e?.message ?? e}`.slice(0, 4000) };
  }
  findings.clock.push(clockPair());
  const result = { protocol: spec.protocol, trialId: spec.trialId, outcome, ...findings };
  self.postMessage({ finished: { result, samples: outcome.kind === 'completed' ? samples.csv() : null, outputs: file } });
};
