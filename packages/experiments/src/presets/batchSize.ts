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
  lookAt: 'TODO',
  variants: [
    sized('batch-size', 32, 'batchNorm'),
    sized('batch-size-8', 8, 'batchNorm'),
    sized('batch-size-4', 4, 'batchNorm'),
    sized('batch-size-2', 2, 'batchNorm'),
    sized('batch-size-32-layernorm', 32, 'layerNorm'),
    sized('batch-size-2-layernorm', 2, 'layerNorm'),
  ],
});
