import type { TensorInfo } from '@tensorflow/tfjs-core';
import { multiplyOnThreads } from '../threads/multiplyOnThreads.ts';
import { floats, floatsIf, rowsOf, withLastAxis } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly weight: TensorInfo;
  readonly bias?: TensorInfo;
}

/** `y […, O] = x […, I] · weight [I, O] + bias [O]`. */
export const affine = simdKernel<Inputs, object>('WeirAffine', (backend, { x, weight, bias }) => {
  const [I = 0, O = 0] = weight.shape;
  const rows = rowsOf(x);
  const from = floats(backend, 'WeirAffine', 'x', x, rows * I);
  const w = floats(backend, 'WeirAffine', 'weight', weight, I * O);
  const b = floatsIf(backend, 'WeirAffine', 'bias', bias, O);
  const y = backend.allocate(rows * O);
  const scratch = backend.scratch(backend.wasm.matMulScratch(rows, O, I, 0, 0));
  multiplyOnThreads(backend, from, w, b, y.pointer, rows, O, I, 0, 0, scratch);
  return [{ dataId: y, shape: withLastAxis(x.shape, O), dtype: 'float32' }];
});
