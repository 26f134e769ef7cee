import type { Tensor } from '@tensorflow/tfjs-core';
import { tapping } from './tapping.ts';

/** What `tap` says of the tensor. */
export interface TapOptions {
  /**
   * What made it: `tanh`, `relu`, `linear`. Diagnostics go by it: saturation looks at `tanh` and `sigmoid`, dead units
   * at activations. Default `'tap'`, of which only its distribution and its gradient are shown.
   */
  readonly kind?: string;
}

/**
 * Shows a tensor of a loop written by hand to whoever observes its optimiser, and returns it: same values, same
 * gradient. Costs nothing while nobody does.
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
  for (const step of tapping) if (step.computing) seen = step.see({ name, kind }, seen);
  return seen as T; // an identity keeps rank and type
}
