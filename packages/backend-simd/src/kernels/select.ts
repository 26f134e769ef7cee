import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly condition: TensorInfo;
  readonly t: TensorInfo;
  readonly e: TensorInfo;
}

/** `t` where `condition` holds, `e` elsewhere. */
export const select = simdKernel<Inputs, object>('Select', (backend, inputs, attrs) => {
  const { condition, t, e } = inputs;
  const yes = float32Record(backend, t);
  const no = float32Record(backend, e);
  const alike = util.arraysEqual(t.shape, e.shape) && util.arraysEqual(t.shape, condition.shape);
  if (!yes || !no || !alike || condition.dtype !== 'bool')
    return runInherited('Select', backend, inputs, attrs);
  const out = backend.allocate(yes.size);
  backend.wasm.choose(backend.pointer(condition), yes.pointer, no.pointer, out.pointer, yes.size);
  return { dataId: out, shape: t.shape, dtype: 'float32' };
});
