import { mustBeRate, mustBeSteps, scheduleKind } from './schedule.ts';
import type { Schedule } from './schedule.ts';

/**
 * Half a cosine from `max / 25` up to `max` in the first 30 % of `steps`, then half a cosine down to
 * `max / 250,000` at the last (Smith and Topin, 2018): `torch.optim.lr_scheduler.OneCycleLR` with its defaults.
 * After `steps` steps, where torch's raises an error, the last rate stays.
 *
 * @param max The largest rate: ten times one that trains well at a constant rate is a start.
 * @param steps After how many the cycle ends: as a rule the steps of the run.
 * @throws RangeError if `max` is negative or `steps` no positive integer.
 *
 * @example
 * ```ts
 * const rate = oneCycle(0.1, 100);
 * [rate(0), rate(29), rate(99)]; // → [0.004, 0.1, 4e-7]
 * ```
 */
export function oneCycle(max: number, steps: number): Schedule {
  mustBeRate('oneCycle', 'max', max);
  mustBeSteps('oneCycle', 'steps', steps);
  const initial = max / 25;
  const peak = 0.3 * steps - 1;
  return (step) => {
    if (step <= peak) return between(initial, max, step / peak);
    return between(max, initial / 1e4, Math.min(1, (step - peak) / (steps - 1 - peak)));
  };
}

/** Half a cosine from one rate to another; `share` of the way is behind. */
const between = (from: number, to: number, share: number): number =>
  to + ((from - to) * (1 + Math.cos(Math.PI * share))) / 2;

/** What `{"type": "oneCycle"}` stands for in a configuration. */
export const oneCycleKind = scheduleKind({
  type: 'oneCycle',
  schema: { max: 'number >= 0', steps: 'number.integer >= 1' },
  build: ({ max, steps }) => oneCycle(max, steps),
});
