import type { KindConfiguration } from '../configuration/configuration.ts';
import { cnnTraining } from './parts/cnn.ts';
import { preset } from './preset.ts';

/** Convolution, one of the norms, relu: a branch of its own. */
const branch = (norm: KindConfiguration): readonly KindConfiguration[] => [
  {
    type: 'conv2d',
    out: 8,
    kernel: 3,
    padding: 1,
    bias: false,
    init: { type: 'kaimingNormal', nonlinearity: 'relu' },
  },
  norm,
  { type: 'relu' },
  { type: 'maxPool2d', kernel: 4 },
];

/** Batch, layer, group and instance norm, each in a branch of one network, on the drawn digits. */
export const normsPreset = preset({
  summary: 'batch, layer, group and instance norm side by side on the drawn digits',
  lookAt:
    'Four branches see the same images, each with a norm of its own: over the batch and all positions per channel, over all of an example, over groups of its channels, and over each of its channels alone. Look at the relu layers of the branches side by side, at the first step and at the last: only batch norm makes an example’s outputs depend on the others of its batch, and only it differs in evaluation.',
  configuration: {
    name: 'norms',
    ...cnnTraining,
    learningRate: 0.01,
    data: { type: 'images' },
    model: [
      {
        type: 'parallel',
        branches: [
          branch({ type: 'batchNorm' }),
          branch({ type: 'layerNorm' }),
          branch({ type: 'groupNorm', groups: 2 }),
          branch({ type: 'instanceNorm' }),
        ],
      },
      { type: 'flatten' },
      { type: 'linear', out: 10, init: { type: 'xavierUniform' } },
    ],
  },
});
