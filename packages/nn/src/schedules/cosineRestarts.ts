import { mustBeLowest, mustBeRate, mustBeSteps, scheduleKind } from './schedule.ts';
import type { Schedule } from './schedule.ts';

/** How long each stretch is, and how low it ends. */
export interface CosineRestartsOptions {
  /** Rate that each stretch falls to. Default 0. */
  readonly min?: number | undefined;
  /** How many times as long each stretch is as the one before. Default 1; 2 lets later ones settle deeper. */
  readonly stretch?: number | undefined;
}

/**
 * Half a cosine from `initial` down to `min` in `steps` steps, then again from `initial`, each time `stretch` times as long:
 * warm restarts (Loshchilov and Hutter, 2017), `torch.optim.lr_scheduler.CosineAnnealingWarmRestarts` with `T_0 = steps`
 * and `T_mult = stretch`.
 *
 * @param initial Rate of the first step.
 * @param steps How many the first stretch has.
 * @throws RangeError if a rate is negative, or `steps` or `stretch` no positive integer.
 *
 * @example
 * ```ts
 * const rate = cosineRestarts(0.1, 10);
 * [rate(0), rate(5), rate(10)]; // → [0.1, 0.05, 0.1]
 * ```
 */
export function cosineRestarts(
  initial: number,
  steps: number,
  { min = 0, stretch = 1 }: CosineRestartsOptions = {},
): Schedule {
  mustBeRate('cosineRestarts', 'initial', initial);
  mustBeLowest('cosineRestarts', min, initial);
  mustBeSteps('cosineRestarts', 'steps', steps);
  mustBeSteps('cosineRestarts', 'stretch', stretch);
  return (step) => {
    let length = steps;
    let at = step;
    if (stretch === 1) at %= steps;
    else {
      for (; at >= length; length *= stretch) at -= length;
    }
    return min + ((initial - min) * (1 + Math.cos((Math.PI * at) / length))) / 2;
  };
}

/** What `{"type": "cosineRestarts"}` stands for in a configuration. */
export const cosineRestartsKind = scheduleKind({
  type: 'cosineRestarts',
  schema: {
    initial: 'number >= 0',
    steps: 'number.integer >= 1',
    'min?': 'number >= 0',
    'stretch?': 'number.integer >= 1',
  },
  build: ({ initial, steps, ...options }) => cosineRestarts(initial, steps, options),
});
