import type { TensorInfo } from '@tensorflow/tfjs-core';
import { floats, ints, lastAxis, rowsOf } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly logits: TensorInfo;
  readonly labels: TensorInfo;
}

interface Attrs {
  readonly labelSmoothing: number;
  readonly gradient: boolean;
}

/** Mean cross-entropy of `softmax(logits [N, C])` with `labels` int32 `[N]`; then its gradient if asked for. */
export const softmaxCrossEntropy = simdKernel<Inputs, Attrs>(
  'WeirSoftmaxCrossEntropy',
  (backend, { logits, labels }, { labelSmoothing, gradient }) => {
    const name = 'WeirSoftmaxCrossEntropy';
    const { wasm } = backend;
    const C = lastAxis(logits);
    const N = rowsOf(logits);
    const from = floats(backend, name, 'logits', logits, N * C);
    const targets = ints(backend, name, 'labels', labels, N);
    const loss = backend.allocate(1);
    const dlogits = gradient ? backend.allocate(N * C) : undefined;
    const to = dlogits ? dlogits.pointer : 0;
    const scratch = backend.scratch(C * 4 + 16);
    const wrong = wasm.softmaxCrossEntropy(from, targets, loss.pointer, to, N, C, labelSmoothing, scratch);
    if (wrong >= 0) {
      const label = backend.heap.i32[(targets >>> 2) + wrong];
      throw new RangeError(
        `${name}: labels must be at least 0 and less than ${C}, got ${label} at place ${wrong}; match the logits' width to the classes`,
      );
    }
    const output: TensorInfo = { dataId: loss, shape: [], dtype: 'float32' };
    return dlogits ? [output, { dataId: dlogits, shape: logits.shape, dtype: 'float32' }] : [output];
  },
);
