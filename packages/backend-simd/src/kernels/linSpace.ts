import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';

interface Attrs {
  readonly start: number;
  readonly stop: number;
  readonly num: number;
}

/** `num` values from `start` to `stop`, each a step after the last, as tfjs adds them up. */
export const linSpace = simdKernel<object, Attrs>('LinSpace', (backend, inputs, attrs) => {
  const { start, stop, num } = attrs;
  if (!(num > 1)) return runInherited('LinSpace', backend, inputs, attrs);
  const out = backend.allocate(num);
  backend.wasm.steps(out.pointer, num, start, (stop - start) / (num - 1));
  return { dataId: out, shape: [num], dtype: 'float32' };
});
