import type { TensorInfo } from '@tensorflow/tfjs-core';
import { aleaUniforms } from '../aleaUniforms.ts';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { lastAxis, rowsOf } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';

interface Attrs {
  readonly numSamples: number;
  readonly seed: number;
  readonly normalized: boolean;
}

/** Samples of each row's distribution: tfjs's own, which draws the same random numbers for every row. */
export const multinomial = simdKernel<{ readonly logits: TensorInfo }, Attrs>(
  'Multinomial',
  (backend, { logits }, attrs) => {
    const from = float32Record(backend, logits);
    if (!from || from.size === 0) return runInherited('Multinomial', backend, { logits }, attrs);
    const { numSamples, seed, normalized } = attrs;
    const rows = rowsOf(logits);
    const classes = lastAxis(logits);
    const shares = normalized ? from : backend.allocate(from.size);
    const { wasm } = backend;
    if (!normalized) wasm.softmax(from.pointer, shares.pointer, rows, classes);
    const out = backend.allocate(rows * numSamples, 'int32');
    const uniforms = aleaUniforms(seed.toString(), numSamples);
    const scratch = backend.scratch(uniforms.byteLength + classes * 4);
    backend.heap.u8.set(new Uint8Array(uniforms.buffer), scratch);
    const sums = scratch + uniforms.byteLength;
    wasm.sample(shares.pointer, scratch, out.pointer, rows, classes, numSamples, sums);
    if (!normalized) backend.disposeData(shares);
    return { dataId: out, shape: [rows, numSamples], dtype: 'int32' };
  },
);
