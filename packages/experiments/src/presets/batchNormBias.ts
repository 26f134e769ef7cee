import { deep, scaled } from './parts/deep.ts';
import { preset } from './preset.ts';

const withoutBias = deep('batchnorm-bias', { batchNorm: true, init: scaled(1), lastInit: scaled(1) });

/** The deep network with BatchNorm and biases that do nothing. */
export const batchNormBiasPreset = preset({
  summary: 'a bias ahead of BatchNorm: it gets no gradient',
  lookAt:
    'The linear layers ahead of BatchNorm have biases, which its mean takes away again: their gradients are zero but for rounding, and they stay where they started. Leave them out (bias: false): BatchNorm has its own shift.',
  configuration: {
    ...withoutBias,
    model: withoutBias.model.map((layer) => (layer.type === 'linear' ? { ...layer, bias: true } : layer)),
  },
});
