// onnxruntime-web, started apart from the model so that each can be timed.

// The smallest model there is, y = x. Loading it makes the runtime fetch, compile and start its WebAssembly.
const IDENTITY = Uint8Array.from(
  '0808 3a37 0a10 0a0178 120179 2208 4964656e74697479 120167 5a0f 0a0178 120a 0a08 0801 1204 0a02 0801 '
  .concat('620f 0a0179 120a 0a08 0801 1204 0a02 0801 4204 0a00 100d')
  .replaceAll(' ', '').match(/../g), (byte) => parseInt(byte, 16));

const PROVIDERS = { wasm: 'ort/ort.wasm.min.mjs', webgpu: 'ort/ort.webgpu.min.mjs' };
const OPTIONS = ['graph-optimization'];
const memories = [];

// The runtime keeps its memory to itself; that it makes one can be seen.
const Memory = WebAssembly.Memory;
WebAssembly.Memory = class extends Memory {
  constructor(descriptor) {
    super(descriptor);
    memories.push(this);
  }
};

export const wasmBytes = () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);

export async function startRuntime(spec) {
  const { provider, threads, options } = spec;
  if (!PROVIDERS[provider]) throw new Error(`no provider '${provider}'; there are wasm and webgpu`);
  const unknown = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (unknown) throw new Error(`onnxruntime-web: no option '${unknown}'; it has ${OPTIONS}`);
  if (provider === 'webgpu' && !(await navigator.gpu?.requestAdapter())) {
    throw new Error('webgpu: unavailable: this browser has no WebGPU adapter; use provider wasm');
  }
  if (threads > 1 && !self.crossOriginIsolated) {
    throw new Error(`${threads} threads take a page that is cross-origin isolated, and this browser does not isolate it`);
  }
  const ort = await import('./' + PROVIDERS[provider]);
  ort.env.wasm.numThreads = threads;
  ort.env.wasm.wasmPaths = new URL('ort/', self.location.href).href;
  ort.env.logLevel = 'error';
  await (await ort.InferenceSession.create(IDENTITY, { executionProviders: ['wasm'] })).release();
  return ort;
}

export const load = (ort, spec, model) => ort.InferenceSession.create(model, {
  executionProviders: [spec.provider],
  graphOptimizationLevel: ({ none: 'disabled' })[spec.options['graph-optimization']]
    ?? spec.options['graph-optimization'] ?? 'all',
});
