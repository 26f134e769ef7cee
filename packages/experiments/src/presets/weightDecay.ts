import { deep, scaled } from './parts/deep.ts';
import { tanhGain } from './parts/lecture.ts';
import { preset } from './preset.ts';

/** The deep tanh network with weight decay. */
export const weightDecayPreset = preset({
  summary: 'deep-tanh with weight decay: weights that shrink unless they are needed',
  lookAt:
    'Each step takes a thousandth of the rate off every weight. Beside deep-tanh, the weights are a tenth smaller after 1,000 steps, and a good third fewer tanh outputs are saturated: the gain sinks by itself. A decay of 0.1 (--set optimizer.weightDecay=0.1) takes the network apart.',
  configuration: {
    ...deep('weight-decay', { init: scaled(tanhGain), lastInit: scaled(0.1) }),
    optimizer: { type: 'sgd', weightDecay: 0.001 },
  },
});
