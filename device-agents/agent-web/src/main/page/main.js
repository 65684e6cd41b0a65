// The page: starts the trial in a worker, tells the bridge that it lives, and hands over what the worker found. It does
// nothing else, so that the worker, which measures, has a thread of its own.
import { watchPage } from './conditions.js';

const BEAT_MILLIS = 500;

const post = async (name, body) => {
  const answer = await fetch(name, { method: 'POST', body });
  if (!answer.ok) throw new Error(`the bridge refused ${name}: ${answer.status} ${await answer.text()}`);
};

const spec = await (await fetch('spec.json')).json();
const state = document.getElementById('state');
const conditions = watchPage();
let progress = { phase: 'starting', iterations: 0 };
let over = false;

const beat = () => {
  const uptimeNanos = Math.round(performance.now() * 1e6);
  const message = { protocol: spec.protocol, trialId: spec.trialId, pid: 0, ...progress, uptimeNanos };
  state.textContent = `${progress.phase} ${progress.iterations}`;
  // A beat that is lost is no harm: the next one comes.
  post('beat', JSON.stringify(message)).catch(() => {});
};
const beats = setInterval(beat, BEAT_MILLIS);
beat();

const worker = new Worker('trial.js', { type: 'module', name: 'dyno-trial' });
const finish = async ({ result, samples, outputs }) => {
  if (over) return;
  over = true;
  clearInterval(beats);
  conditions.end();
  result.validity.push(...conditions.reasons());
  Object.assign(result.facts, await conditions.facts());
  if (samples) await post('samples.csv', samples);
  if (outputs) await post('outputs.npy', outputs);
  await post('result.json', JSON.stringify(result));
  state.textContent = 'done';
};
const broken = (message) => finish({
  result: {
    protocol: spec.protocol, trialId: spec.trialId,
    outcome: { kind: 'failed', phase: 'runtime', message },
    clock: [], readings: {}, facts: {}, validity: [],
  },
});
worker.onmessage = ({ data }) => {
  if (data.progress) {
    progress = data.progress;
    conditions.phase(progress.phase);
  } else if (data.finished) {
    finish(data.finished);
  }
};
worker.onerror = (event) => broken(`the trial's worker: ${event.message || 'could not be started'}`);
worker.postMessage({ spec, timeOrigin: performance.timeOrigin });
