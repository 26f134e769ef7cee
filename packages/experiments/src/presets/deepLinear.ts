import { deep, scaled } from './parts/deep.ts';
import { tanhGain } from './parts/lecture.ts';
import { preset } from './preset.ts';

/** The deep network without nonlinearities, with tanh's gain. */
export const deepLinearPreset = preset({
  summary: 'no tanh, gain 5/3: activations explode forwards, gradients backwards',
  lookAt:
    'Take the tanh away and the gain of 5/3 is too much: the activations grow by as much in each layer (from 1.7 to 12.7), and the gradients, which pass the same weights backwards, grow from the last layer to the first. At the lecture’s rate of 0.1 the loss is infinite within ten steps; here it is 0.01, at which it overshoots for some twenty steps. However deep, such a network can only learn a linear map of its embedding.',
  configuration: deep('deep-linear', {
    activation: [],
    init: scaled(tanhGain),
    lastInit: scaled(0.1),
    learningRate: 0.01,
  }),
});
