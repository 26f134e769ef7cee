import { onXor } from './parts/xor.ts';
import { preset } from './preset.ts';

/** A linear model on exclusive or, which it cannot learn. */
export const perceptronXorPreset = preset({
  summary: 'a perceptron on exclusive or: no line separates it, and it fails',
  lookAt:
    'Minsky and Papert (1969): no line separates the points of exclusive or. The loss falls to ln 2 = 0.6931 and stays: both classes are held to be equally likely at each of the four points, and the gradients vanish because there is nothing better to be found, not because anything is wrong with them.',
  configuration: onXor('perceptron-xor', [{ type: 'linear', out: 2 }]),
});
