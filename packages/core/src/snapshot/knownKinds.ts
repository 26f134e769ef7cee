/** Elementwise nonlinearities, by the kind that their layers' snapshots have. */
export const activationKinds: readonly string[] = [
  'tanh',
  'sigmoid',
  'relu',
  'leakyRelu',
  'elu',
  'gelu',
  'silu',
  'softplus',
  'selu',
  'prelu',
  'hardtanh',
  'relu6',
  'mish',
  'hardswish',
  'softsign',
];

/** Layers that normalise their input, so that the scale of the weights before them does not matter forward. */
export const normKinds: readonly string[] = [
  'batchNorm',
  'layerNorm',
  'groupNorm',
  'instanceNorm',
  'rmsNorm',
];

/** Layers that weigh sums of their inputs. */
export const weightedKinds: readonly string[] = ['linear', 'conv2d'];

/**
 * Every kind of layer that Weir has. Diagnostics and rules go by these names, so a layer that comes from elsewhere is to
 * bear the one that fits: one written otherwise is a kind of its own, of which they know nothing.
 */
export const knownKinds: readonly string[] = [
  ...weightedKinds,
  ...normKinds,
  ...activationKinds,
  'embedding',
  'flatten',
  'dropout',
  'softmax',
  'logSoftmax',
  'maxPool2d',
  'avgPool2d',
  'globalAveragePool',
  'sequential',
  'residual',
  'parallel',
];
