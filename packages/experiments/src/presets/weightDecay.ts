import { deep, scaled } from './parts/deep.ts';
import { tanhGain } from './parts/lecture.ts';
import { preset } from './preset.ts';

/** The deep tanh network with weight decay. */
export const weightDecayPreset = preset({
  summary: 'deep-tanh with weight decay: weights that shrink unless they are needed',
  lookAt:
    'Each step takes a thousandth of the rate off every weight. Look at the weights’ spread in the report: below deep-tanh’s, with activations that shrink with depth a little, as if the gain had been lower. A decay of 0.1 (--set optimizer.weightDecay=0.1) takes the network apart.',
  configuration: {
    ...deep('weight-decay', { init: scaled(tanhGain), lastInit: scaled(0.1) }),
    optimizer: { type: 'sgd', weightDecay: 0.001 },
  },
});
