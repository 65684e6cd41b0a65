import assert from 'node:assert/strict';
import test from 'node:test';
import { watchPage } from './conditions.js';

// A page whose time, timers and visibility the test makes.
function page() {
  let time = 0;
  let ticking;
  let looking;
  Object.defineProperty(globalThis, 'performance', { value: { now: () => time }, configurable: true });
  globalThis.setInterval = (callback) => { ticking = callback; };
  globalThis.clearInterval = () => {};
  globalThis.document = { hidden: false, addEventListener: (name, callback) => { looking = callback; } };
  return {
    watch: watchPage(),
    tickAfter(...millis) {
      for (const each of millis) {
        time += each;
        ticking();
      }
    },
    hide(hidden) {
      globalThis.document.hidden = hidden;
      looking();
    },
  };
}

test('a page that is seen and whose timers come in time gives no reason', () => {
  const { watch, tickAfter } = page();
  watch.phase('measure');
  tickAfter(250, 251, 400, 250);
  watch.end();
  assert.deepEqual(watch.reasons(), []);
});

test('a page that is hidden for a moment of its window says so', () => {
  const { watch, hide } = page();
  watch.phase('measure');
  hide(true);
  hide(false);
  watch.end();
  assert.match(watch.reasons().join(), /^the page was hidden during the window/);
});

test('a page that was hidden before its window, and not in it, gives no reason', () => {
  const { watch, hide } = page();
  watch.phase('warm-up');
  hide(true);
  hide(false);
  watch.phase('measure');
  watch.phase('writing');
  hide(true);
  watch.end();
  assert.deepEqual(watch.reasons(), []);
});

test('a page that comes hidden into its window says so', () => {
  const { watch, hide } = page();
  hide(true);
  watch.phase('measure');
  watch.end();
  assert.match(watch.reasons().join(), /hidden/);
});

test('timers that come once a second, time after time, are held back', () => {
  const { watch, tickAfter } = page();
  watch.phase('measure');
  tickAfter(1000, 1000, 1000);
  watch.end();
  assert.deepEqual(watch.reasons(), ['the browser held back the timers of the page during the window']);
});

test('a busy machine that delays timers now and then holds nothing back', () => {
  const { watch, tickAfter } = page();
  watch.phase('measure');
  tickAfter(3000, 1200, 250, 2000, 250);
  watch.end();
  assert.deepEqual(watch.reasons(), []);
});
