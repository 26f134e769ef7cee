import type { Variant } from './preset.ts';
import { defaultDiagnostics } from '@weir/diagnostics';
import { characters, lecture, tanhGain } from './parts/lecture.ts';
import { quietLogits } from './parts/mlp.ts';
import { comparison } from './preset.ts';

/** What every run sees in all. */
const examples = 64_000;

/** The network of one hidden layer at a batch size, and at a rate in proportion to it. */
const sized = (name: string, size: number, norm: 'batchNorm' | 'layerNorm'): Variant => ({
  name: `${size}, ${norm}`,
  configuration: {
    name,
    ...lecture,
    model: [
      ...characters,
      { type: 'linear', out: 200, bias: false, init: { type: 'kaimingNormal', gain: tanhGain } },
      { type: norm },
      { type: 'tanh' },
      quietLogits,
    ],
    batchSize: size,
    learningRate: (0.1 * size) / 32,
    steps: examples / size,
    logEvery: examples / size / 20,
    diagnostics: [...defaultDiagnostics, { type: 'jitter', every: examples / size / 4 }],
  },
});

/** BatchNorm at smaller and smaller batches, with layerNorm beside it, which does not look at the batch. */
export const batchSizePreset = comparison({
  summary: 'BatchNorm worsens as batches shrink; layerNorm does not',
  lookAt:
    'Every run sees 64,000 examples, at a rate in proportion to its batch (0.1 at 32), so that what is left is how well the batch stands for the data. With BatchNorm the loss over the last tenth rises from 2.50 at 32 examples to 2.55 at 8, 2.63 at 4 and 2.81 at 2, and the validation loss, with running statistics, from 2.47 to 2.48, 2.51 and 2.62; layerNorm, which does not look at the batch, has 2.50 and 2.48 at 32 as at 2. The jitter of an example’s logits with its company grows from 0.17 to 0.29, 0.40 and 0.44 (at 2, a hidden unit is left little but which example is the larger). Below 8 the rules batchNormBatchSize and batchNormMomentum warn; Wu and He (2018) saw the same.',
  variants: [
    sized('batch-size', 32, 'batchNorm'),
    sized('batch-size-8', 8, 'batchNorm'),
    sized('batch-size-4', 4, 'batchNorm'),
    sized('batch-size-2', 2, 'batchNorm'),
    sized('batch-size-32-layernorm', 32, 'layerNorm'),
    sized('batch-size-2-layernorm', 2, 'layerNorm'),
  ],
});
