import { mlp, quietLogits } from './parts/mlp.ts';
import { scaled } from './parts/deep.ts';
import { tanhGain } from './parts/lecture.ts';
import { comparison } from './preset.ts';
import type { Variant } from './preset.ts';

const taken = (name: string, accumulate: number): Variant => ({
  name: `${accumulate} × ${128 / accumulate}`,
  configuration: {
    ...mlp(name, [{ type: 'linear', out: 200, init: scaled(tanhGain) }], quietLogits),
    batchSize: 128 / accumulate,
    accumulate,
    learningRate: 0.2,
    steps: 1000,
    logEvery: 50,
  },
});

/** A batch of 128 at once, and as four of 32 whose gradients are taken together. */
export const accumulationPreset = comparison({
  summary: 'four batches of 32 taken together are one of 128',
  lookAt:
    'Where memory bounds the batch, the gradients of several are taken together ahead of each update. The losses and evaluations of the two runs agree to rounding, step for step: there is no batchNorm, which would see batches of 32. The price is time, not another result.',
  variants: [taken('accumulation', 4), taken('accumulation-at-once', 1)],
});
