import { mustBeRate, mustBeSteps, scheduleKind } from './schedule.ts';
import type { Schedule } from './schedule.ts';

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
 * @throws RangeError if a rate is negative, or `steps` or `stretch` no positive integer.
 */
export function cosineRestarts(
  initial: number,
  steps: number,
  { min = 0, stretch = 1 }: CosineRestartsOptions = {},
): Schedule {
  mustBeRate('cosineRestarts', 'initial', initial);
  mustBeRate('cosineRestarts', 'min', min);
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
