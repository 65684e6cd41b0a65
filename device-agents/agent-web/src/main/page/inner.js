// How many inferences make one sample, where one alone is short beside the steps of the page's clock.

// How many steps of the clock a sample is long at least, so that one step is at most half a percent of it. What a model gains
// after its calibration, when the browser goes on compiling, must not bring a step above one percent.
const STEPS = 200;
const MOST = 1 << 16;
// So many samples in a row must be long enough: what disturbs makes a sample longer, so the shortest is the one to go by.
const IN_A_ROW = 10;

// The share of a sample above which one step of the clock spoils it.
const COARSE = 0.01;

// Takes the shortest that one inference has taken, and a way to time several; gives how many, and the shortest such sample seen.
// All times are in milliseconds.
export async function innerLoop(step, shortest, timed) {
  const wanted = STEPS * step;
  let inner = 1;
  let least = shortest;
  while (least < wanted && inner < MOST) {
    inner = Math.min(MOST, Math.max(2 * inner, Math.ceil(inner * wanted / Math.max(least, step))));
    least = Infinity;
    for (let i = 0; i < IN_A_ROW && least >= wanted; i++) least = Math.min(least, await timed(inner));
  }
  return { inner, least };
}

// Whether one step of the clock is too much of a sample of this length.
export const tooCoarse = (step, sampleMillis) => !(step <= COARSE * sampleMillis);
