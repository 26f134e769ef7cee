import type { TensorInfo } from '@tensorflow/tfjs-core';
import { multiplyOnThreads } from '../threads/multiplyOnThreads.ts';
import { floats, rowsOf } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly dy: TensorInfo;
  readonly x: TensorInfo;
  readonly weight: TensorInfo;
}

interface Attrs {
  readonly bias: boolean;
  readonly input: boolean;
}

/** `dweight = xᵀ · dy`, then `dbias = Σ dy` over the rows if `bias`, then `dx = dy · weightᵀ` if `input`. */
export const affineGrad = simdKernel<Inputs, Attrs>(
  'WeirAffineGrad',
  (backend, { dy, x, weight }, { bias, input }) => {
    const { wasm } = backend;
    const [I = 0, O = 0] = weight.shape;
    const rows = rowsOf(dy);
    const from = floats(backend, 'WeirAffineGrad', 'dy', dy, rows * O);
    const values = floats(backend, 'WeirAffineGrad', 'x', x, rows * I);
    const w = floats(backend, 'WeirAffineGrad', 'weight', weight, I * O);
    const dweight = backend.allocate(I * O);
    const scratch = backend.scratch(
      Math.max(
        wasm.matMulScratch(I, O, rows, 1, 0),
        bias ? wasm.columnScratch(O) : 0,
        input ? wasm.matMulScratch(rows, I, O, 0, 1) : 0,
      ),
    );
    multiplyOnThreads(backend, values, from, 0, dweight.pointer, I, O, rows, 1, 0, scratch);
    const outputs: TensorInfo[] = [{ dataId: dweight, shape: weight.shape, dtype: 'float32' }];
    if (bias) {
      const dbias = backend.allocate(O);
      wasm.columnSums(from, dbias.pointer, rows, O, scratch);
      outputs.push({ dataId: dbias, shape: [O], dtype: 'float32' });
    }
    if (input) {
      const dx = backend.allocate(rows * I);
      multiplyOnThreads(backend, from, w, 0, dx.pointer, rows, I, O, 0, 1, scratch);
      outputs.push({ dataId: dx, shape: x.shape, dtype: 'float32' });
    }
    return outputs;
  },
);
