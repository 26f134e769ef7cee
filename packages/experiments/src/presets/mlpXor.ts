import { onXor } from './parts/xor.ts';
import { preset } from './preset.ts';

/** One hidden layer on exclusive or. */
export const mlpXorPreset = preset({
  summary: 'one hidden layer on exclusive or: it succeeds',
  lookAt:
    'A hidden layer of eight tanh units bends the plane, and what no line separates is separated: all four points are told right, and the loss goes towards zero. Beside perceptron-xor it shows what the nonlinearity is for.',
  configuration: onXor('mlp-xor', [
    { type: 'linear', out: 8, init: { type: 'kaimingNormal', gain: 5 / 3 } },
    { type: 'tanh' },
    { type: 'linear', out: 2 },
  ]),
});
