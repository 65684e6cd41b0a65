import assert from 'node:assert/strict';
import test from 'node:test';
import { innerLoop, tooCoarse } from './inner.js';

const STEP = 0.005;

// A model whose inferences become quicker while it is used, read on a clock with steps.
function model(millis, fasterBy) {
  let made = 0;
  let time = 0;
  return async (count) => {
    const start = Math.floor(time / STEP) * STEP;
    for (let i = 0; i < count; i++) time += Math.max(millis / fasterBy, millis * 0.99 ** made++);
    return Math.floor(time / STEP) * STEP - start;
  };
}

test('a model that is slow beside the clock is measured one by one, without a single inference more', async () => {
  const { inner, least } = await innerLoop(STEP, 1, () => { throw new Error('not needed'); });
  assert.equal(inner, 1);
  assert.equal(least, 1);
});

for (const fasterBy of [1, 4, 20]) {
  test(`a short model that becomes ${fasterBy} times quicker meanwhile has samples of many steps`, async () => {
    const { inner, least } = await innerLoop(STEP, 0.1, model(0.1, fasterBy));
    assert.ok(least >= 200 * STEP, `${least}`);
    assert.equal(tooCoarse(STEP, inner * 0.1 / fasterBy), false);
  });
}

test('a model that no step of the clock sees is measured nevertheless', async () => {
  const { inner } = await innerLoop(STEP, 0, model(0.0007, 1));
  assert.equal(tooCoarse(STEP, inner * 0.0007), false);
});

test('a clock that is hopelessly coarse ends the search', async () => {
  const { inner } = await innerLoop(100, 0, async () => 0);
  assert.equal(inner, 1 << 16);
});

test('one step may be a hundredth of a sample and no more; no samples are no good samples', () => {
  assert.equal(tooCoarse(0.005, 0.5), false);
  assert.equal(tooCoarse(0.005, 0.49), true);
  assert.equal(tooCoarse(0.005, NaN), true);
});
