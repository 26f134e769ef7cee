import { Tensor } from '@tensorflow/tfjs-core';
import { kindNamed } from '../kindNamed.ts';
import type { ObservedStep } from './observedStep.ts';
import { tapping } from './tapping.ts';

/** What `tap` says of the tensor. */
export interface TapOptions {
  /**
   * What made it: `tanh`, `relu`, `linear`. Diagnostics go by it: saturation looks at `tanh` and `sigmoid`, dead units
   * at activations. PyTorch's and Keras's names (`ReLU`) are understood. Default `'tap'`, of which only its distribution
   * and its gradient are shown.
   */
  readonly kind?: string;
}

/**
 * Shows a tensor of a loop written by hand to whoever observes its optimiser, and returns it: same values, same
 * gradient. Costs nothing while nobody does. What is tapped again in the same step, as in a loop over time, is `hidden (2)`.
 *
 * @throws TypeError if it is no tensor, once somebody observes.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs';
 *
 * const weight = tf.variable(tf.tensor2d([[1]]));
 * const optimizer = tf.train.sgd(0.1);
 * const kinds: string[] = [];
 * const subscription = observe(optimizer).subscribe(({ layers }) => kinds.push(...layers.map(({ kind }) => kind)));
 * optimizer.minimize(() => tf.mean(tap('hidden', tf.tanh(tf.matMul(tf.ones([2, 1]), weight)), { kind: 'tanh' })));
 * subscription.unsubscribe();
 * kinds; // → ['tanh']
 * ```
 */
export function tap<T extends Tensor>(name: string, x: T, { kind = 'tap' }: TapOptions = {}): T {
  let seen: Tensor = x;
  for (const step of tapping) {
    if (!step.computing) continue;
    if (!(seen instanceof Tensor)) {
      throw new TypeError(`tap: x must be a tensor, got ${typeof seen}; give what tf makes, one at a time`);
    }
    seen = step.see({ name: nameIn(step, name), tapped: name, kind: kindNamed(kind) }, seen);
  }
  return seen as T; // an identity keeps rank and type
}

function nameIn(step: ObservedStep, name: string): string {
  const before = step.outputs.filter(({ tapped }) => tapped === name).length;
  return before === 0 ? name : `${name} (${before + 1})`;
}
