// What may spoil a measurement in a page: being hidden, and timers that the browser holds back. Both are looked for while
// inferences are made.

const TICK_MILLIS = 250;
// Browsers let timers of a page in the background fire once a second; a busy machine delays one, but not one after the other.
const THROTTLED_MILLIS = 950;
const IN_A_ROW = 3;

export function watchPage() {
  let measuring = false;
  let hidden = false;
  let late = 0;
  let throttled = false;
  let last = performance.now();
  const look = () => { hidden ||= measuring && document.hidden; };
  const tick = () => {
    const now = performance.now();
    late = now - last >= THROTTLED_MILLIS ? late + 1 : 0;
    throttled ||= measuring && late >= IN_A_ROW;
    last = now;
    look();
  };
  document.addEventListener('visibilitychange', look);
  const ticks = setInterval(tick, TICK_MILLIS);
  return {
    phase(name) {
      measuring = name === 'measure';
      look();
    },
    end() {
      look();
      clearInterval(ticks);
    },
    reasons() {
      const reasons = [];
      if (hidden) reasons.push('the page was hidden during the window: browsers slow such pages down');
      if (throttled) reasons.push('the browser held back the timers of the page during the window');
      return reasons;
    },
    async facts() {
      const heap = performance.memory ? `${performance.memory.usedJSHeapSize}` : 'unavailable: this browser does not tell';
      return { 'page.user_agent': navigator.userAgent.slice(0, 400), 'page.js_heap_bytes': heap };
    },
  };
}
