// Tensors between the bridge, the runtime and a tensor file of NumPy's format.

const TYPES = {
  float32: { descriptor: '<f4', array: Float32Array },
  float64: { descriptor: '<f8', array: Float64Array },
  int8: { descriptor: '|i1', array: Int8Array },
  uint8: { descriptor: '|u1', array: Uint8Array },
  int32: { descriptor: '<i4', array: Int32Array },
  int64: { descriptor: '<i8', array: BigInt64Array },
};

// What the model takes, one line per input, in the bridge's words; -1 for a length that the model leaves open.
export function ports(metadata) {
  return metadata.map((port) => {
    if (!port.isTensor || !TYPES[port.type]) throw new Error(`input '${port.name}' is ${port.type}, which no agent can feed`);
    return `${port.type} ${port.shape.map((length) => (typeof length === 'number' ? length : -1)).join(',')}\n`;
  }).join('');
}

// The inputs that the bridge made: a header with one line per tensor as in ports(), then all values one after the other.
export function feeds(ort, metadata, shapes, bytes) {
  const lines = shapes.split(';');
  const fed = {};
  let at = 0;
  metadata.forEach((port, i) => {
    const dims = lines[i] === '' ? [] : lines[i].split(',').map(Number);
    const count = dims.reduce((product, length) => product * length, 1);
    const { array } = TYPES[port.type];
    const size = count * array.BYTES_PER_ELEMENT;
    fed[port.name] = new ort.Tensor(port.type, new array(bytes.slice(at, at + size)), dims);
    at += size;
  });
  return fed;
}

// The outputs as one tensor file: a single one as it is, several flattened to single precision one after the other.
export function npy(outputs) {
  if (outputs.length === 1) return file(outputs[0].type, outputs[0].dims, outputs[0].data);
  const total = outputs.reduce((sum, output) => sum + output.data.length, 0);
  const values = new Float32Array(total);
  let at = 0;
  for (const output of outputs) {
    for (const value of output.data) values[at++] = Number(value);
  }
  return file('float32', [total], values);
}

function file(type, dims, data) {
  const { descriptor } = TYPES[type] ?? (() => { throw new Error(`an output is ${type}, which no tensor file holds`); })();
  const shape = dims.length === 1 ? `(${dims[0]},)` : `(${dims.join(', ')})`;
  const text = `{'descr': '${descriptor}', 'fortran_order': False, 'shape': ${shape}, }`;
  const header = text + ' '.repeat(63 - ((10 + text.length) % 64)) + '\n';
  const preamble = new Uint8Array(10 + header.length);
  preamble.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length & 255, header.length >> 8]);
  for (let i = 0; i < header.length; i++) preamble[10 + i] = header.charCodeAt(i);
  return new Blob([preamble, data]);
}
