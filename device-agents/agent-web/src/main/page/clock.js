// The page's clock: milliseconds since the page's navigation began, in every thread of the page.

let offset = 0;

// A worker's clock starts with the worker; this one starts with the page.
export function countFrom(timeOrigin) {
  offset = performance.timeOrigin - timeOrigin;
}

export const now = () => performance.now() + offset;

export const nanos = (millis) => Math.max(0, Math.round(millis * 1e6));

// The smallest step that the clock makes, in milliseconds: browsers make clocks coarse on purpose.
export function resolution() {
  let smallest = Infinity;
  const end = performance.now() + 30;
  for (let last = performance.now(); last < end || smallest === Infinity;) {
    const next = performance.now();
    if (next > last) smallest = Math.min(smallest, next - last);
    last = next;
  }
  return smallest;
}

// This clock and the wall clock at one moment. The wall clock of a page is its clock plus a constant, so both are read at once.
export function clockPair() {
  const before = performance.now();
  const wall = Date.now();
  const after = performance.now();
  return {
    agentNanos: nanos((before + after) / 2 + offset),
    wallNanos: wall * 1e6,
    errorNanos: nanos((after - before) / 2 + 1),
  };
}
