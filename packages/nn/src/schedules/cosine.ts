import { mustBeLowest, mustBeRate, mustBeSteps, scheduleKind } from './schedule.ts';
import type { Schedule } from './schedule.ts';

/**
 * `min + (initial − min) (1 + cos(π step / steps)) / 2`: half a cosine from `initial` down to `min` in `steps`
 * steps, and, as in `torch.optim.lr_scheduler.CosineAnnealingLR`, up again after (Loshchilov and Hutter, 2017).
 *
 * @param initial Rate of the first step.
 * @param steps After how many it is at `min`: as a rule the steps of the run.
 * @param min Default 0.
 * @throws RangeError if a rate is negative, `min` above `initial` or `steps` no positive integer.
 *
 * @example
 * ```ts
 * const rate = cosine(0.1, 100);
 * [rate(0), rate(50), rate(100)]; // → [0.1, 0.05, 0]
 * ```
 */
export function cosine(initial: number, steps: number, min = 0): Schedule {
  mustBeRate('cosine', 'initial', initial);
  mustBeLowest('cosine', min, initial);
  mustBeSteps('cosine', 'steps', steps);
  return (step) => min + ((initial - min) * (1 + Math.cos((Math.PI * step) / steps))) / 2;
}

/** What `{"type": "cosine"}` stands for in a configuration. */
export const cosineKind = scheduleKind({
  type: 'cosine',
  schema: { initial: 'number >= 0', steps: 'number.integer >= 1', 'min?': 'number >= 0' },
  build: ({ initial, steps, min }) => cosine(initial, steps, min),
});
