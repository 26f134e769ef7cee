import type { KindConfiguration } from '../../configuration/configuration.ts';

const relu = { type: 'kaimingNormal', nonlinearity: 'relu' };

/** Convolution without its useless bias, BatchNorm, relu, and every second pixel. */
const stage = (out: number): readonly KindConfiguration[] => [
  { type: 'conv2d', out, kernel: 3, padding: 1, bias: false, init: relu },
  { type: 'batchNorm' },
  { type: 'relu' },
  { type: 'maxPool2d', kernel: 2 },
];

/** A small convolutional network for images of 28 by 28 and ten classes. */
export const cnn: readonly KindConfiguration[] = [
  ...stage(8),
  ...stage(16),
  { type: 'flatten' },
  { type: 'linear', out: 10, init: { type: 'xavierUniform' } },
];

/** How it is trained. */
export const cnnTraining = {
  seed: 2147483647,
  loss: { type: 'crossEntropy' },
  optimizer: { type: 'sgd', momentum: 0.9 },
  learningRate: 0.05,
  batchSize: 64,
  steps: 300,
  logEvery: 15,
} as const;
