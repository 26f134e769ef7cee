import type { KindConfiguration } from '../configuration/configuration.ts';
import { cnnTraining } from './parts/cnn.ts';
import { preset } from './preset.ts';

const relu = { type: 'kaimingNormal', nonlinearity: 'relu' };

const convolution = (out: number, kernel: number, stride = 1): readonly KindConfiguration[] => [
  { type: 'conv2d', out, kernel, stride, padding: (kernel - 1) / 2, bias: false, init: relu },
  { type: 'batchNorm' },
];

/** One by one to fewer channels, three by three, one by one back to more; beside it the input, or a projection of it. */
const bottleneck = (width: number, out: number, stride: number): readonly KindConfiguration[] => [
  {
    type: 'residual',
    layers: [
      ...convolution(width, 1),
      { type: 'relu' },
      ...convolution(width, 3, stride),
      { type: 'relu' },
      ...convolution(out, 1),
    ],
    shortcut: convolution(out, 1, stride),
  },
  { type: 'relu' },
];

/** Three bottleneck blocks of ResNet-50 (He et al., 2016), made small, on the drawn digits. */
export const resnetBottleneckPreset = preset({
  summary: 'ResNet’s bottleneck blocks, small, on the drawn digits',
  lookAt:
    'The lecture reads a ResNet’s bottleneck: convolution, BatchNorm, relu, three times, without biases ahead of BatchNorm, and the input added to what comes out. Look at the gradients inside of the blocks (their layers stand in the tables with their whole names): the sum passes them back to the first block undiminished, however small the block’s own are.',
  configuration: {
    name: 'resnet-bottleneck',
    ...cnnTraining,
    learningRate: 0.03,
    data: { type: 'images' },
    model: [
      ...convolution(8, 3, 2),
      { type: 'relu' },
      ...bottleneck(4, 16, 1),
      ...bottleneck(8, 32, 2),
      ...bottleneck(16, 64, 2),
      { type: 'globalAveragePool' },
      { type: 'linear', out: 10, init: { type: 'xavierUniform' } },
    ],
  },
});
