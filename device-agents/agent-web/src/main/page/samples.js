// Every latency of a trial, kept without allocating between two inferences.

export const MOST = 1 << 20;

export function recorder() {
  let starts = new Float64Array(1 << 14);
  let latencies = new Float64Array(1 << 14);
  let size = 0;
  let warmUps = 0;
  const grown = (old, length) => {
    const larger = new Float64Array(length);
    larger.set(old);
    return larger;
  };
  return {
    reserve(count) {
      const wanted = Math.min(MOST, Math.ceil(size + count));
      if (wanted > starts.length) {
        starts = grown(starts, wanted);
        latencies = grown(latencies, wanted);
      }
    },
    full: () => size === starts.length,
    size: () => size,
    record(start, latency) {
      starts[size] = start;
      latencies[size] = latency;
      size++;
    },
    endWarmUp() { warmUps = size; },
    last: () => latencies[size - 1],
    shortest: () => latencies.subarray(0, size).reduce((least, latency) => Math.min(least, latency), Infinity),
    // Of what was measured after the warm-up.
    median() {
      const measured = latencies.slice(warmUps, size).sort();
      return measured[measured.length >> 1];
    },
    csv() {
      const lines = ['phase,iteration,start_ns,latency_ns'];
      for (let i = 0; i < size; i++) {
        const phase = i < warmUps ? 'warm-up' : 'measure';
        const iteration = i < warmUps ? i : i - warmUps;
        lines.push(`${phase},${iteration},${Math.round(starts[i] * 1e6)},${Math.round(latencies[i] * 1e6)}`);
      }
      return lines.join('\n') + '\n';
    },
  };
}
