import { expect, it } from 'vitest';
import { kindNamed } from './kindNamed.ts';

it.each([
  ['Linear', 'linear'],
  ['Dense', 'linear'],
  ['BatchNorm1d', 'batchNorm'],
  ['BatchNormalization', 'batchNorm'],
  ['SyncBatchNorm', 'batchNorm'],
  ['LeakyReLU', 'leakyRelu'],
  ['leaky_relu', 'leakyRelu'],
  ['GELU', 'gelu'],
  ['gelu_new', 'gelu'],
  ['swish', 'silu'],
  ['Conv2d', 'conv2d'],
  ['MaxPooling2D', 'maxPool2d'],
  ['InstanceNorm3d', 'instanceNorm'],
  ['ReLU6', 'relu6'],
  ['LogSoftmax', 'logSoftmax'],
])('kindNamed knows %s as %s', (name, kind) => {
  expect(kindNamed(name)).toBe(kind);
});

it.each([
  ['MyBlock', 'myBlock'],
  ['LSTM', 'lstm'],
  ['LSTMCell', 'lstmCell'],
  ['GaussianNoise', 'gaussianNoise'],
  ['DepthwiseConv2D', 'depthwiseConv2D'],
  ['Conv3d', 'conv3d'],
  ['', ''],
])('kindNamed leaves %j its name, begun small: %j', (name, kind) => {
  expect(kindNamed(name)).toBe(kind);
});
