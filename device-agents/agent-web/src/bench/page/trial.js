// What `./bench web` holds the page against: the least loop that times a model in a page. It stands in for the page's trial.js.
import { now } from './clock.js';
import { load, startRuntime } from './runtime.js';
import { feeds, npy, ports } from './tensors.js';

self.onmessage = async ({ data: { spec } }) => {
  const ort = await startRuntime(spec);
  const session = await load(ort, spec, new Uint8Array(await (await fetch('model')).arrayBuffer()));
  const answer = await fetch('inputs', { method: 'POST', body: ports(session.inputMetadata) });
  const input = feeds(ort, session.inputMetadata, answer.headers.get('X-Dyno-Shapes'), await answer.arrayBuffer());
  let outputs;
  for (let i = 0; i < spec.warmUp.minIterations; i++) outputs = await session.run(input);
  const latencies = new Float64Array(spec.load.iterations);
  const start = now();
  for (let i = 0; i < latencies.length; i++) {
    const before = performance.now();
    outputs = await session.run(input);
    latencies[i] = performance.now() - before;
  }
  const lines = Array.from(latencies, (millis, i) => `measure,${i},${Math.round((start + i) * 1e6)},${Math.round(millis * 1e6)}`);
  const result = {
    protocol: spec.protocol, trialId: spec.trialId, outcome: { kind: 'completed' },
    clock: [], readings: {}, facts: {}, validity: [],
  };
  const samples = `phase,iteration,start_ns,latency_ns\n${lines.join('\n')}\n`;
  self.postMessage({ finished: { result, samples, outputs: spec.keepOutputs ? npy(Object.values(outputs)) : null } });
};
