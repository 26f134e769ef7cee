import { mustBeLowest, mustBeRate, mustBeSteps, scheduleKind } from './schedule.ts';
import type { RateFold, Schedule } from './schedule.ts';

/** When the rate is lowered, and by how much. */
export interface ReduceOnPlateauOptions {
  /** What the rate is multiplied by. Default 0.1; nearer to 1 where a tenth is too abrupt. */
  readonly factor?: number | undefined;
  /** Evaluations in a row without improvement that are let pass; the next one lowers the rate. Default 10. */
  readonly patience?: number | undefined;
  /** Share of the best loss by which a loss must lie below it to be an improvement. Default 1e-4. */
  readonly threshold?: number | undefined;
  /** Evaluations after a lowering that are not counted. Default 0; more where the loss takes time to settle. */
  readonly cooldown?: number | undefined;
  /** Rate below which it is not lowered. Default 0. */
  readonly min?: number | undefined;
}

/** Where a plateau stands: plain data. */
export interface PlateauState {
  readonly rate: number;
  /** The least validation loss so far; absent ahead of the first. */
  readonly best?: number;
  /** Evaluations in a row without improvement. */
  readonly bad: number;
  /** Evaluations that are not counted yet. */
  readonly cooling: number;
}

/** Changes of rate smaller than this are not made, as torch has it. */
const leastChange = 1e-8;

/**
 * `initial`, times `factor` whenever the validation loss has not improved for more than `patience` evaluations:
 * `torch.optim.lr_scheduler.ReduceLROnPlateau` with `mode="min"` and `threshold_mode="rel"`, stepped at each evaluation.
 *
 * A loss improves if it is below `best · (1 − threshold)`. The rate never falls below `min`, nor by less than 1e-8. As a
 * function of the step alone it is `initial`: whoever trains passes its `feedback` each evaluation; a configuration
 * says by `evaluateEvery` how often there is one.
 *
 * @param initial Rate of the first step.
 * @throws RangeError if a rate or the threshold is negative, `factor` not at least 0 and below 1, `patience` or
 * `cooldown` no integer of at least 0.
 *
 * @example
 * ```ts
 * // A second evaluation without improvement lowers the rate.
 * const { feedback } = reduceOnPlateau(0.1, { patience: 1 });
 * let state = feedback?.initial;
 * for (const loss of [2, 2, 2]) state = feedback?.add(state, loss);
 * feedback?.rate(state); // → 0.01
 * ```
 */
export function reduceOnPlateau(
  initial: number,
  { factor = 0.1, patience = 10, threshold = 1e-4, cooldown = 0, min = 0 }: ReduceOnPlateauOptions = {},
): Schedule {
  mustBeRate('reduceOnPlateau', 'initial', initial);
  mustBeLowest('reduceOnPlateau', min, initial);
  mustBeRate('reduceOnPlateau', 'threshold', threshold);
  mustBeSteps('reduceOnPlateau', 'patience', patience, 0);
  mustBeSteps('reduceOnPlateau', 'cooldown', cooldown, 0);
  if (!(factor >= 0 && factor < 1)) {
    throw new RangeError(
      `reduceOnPlateau: factor must be at least 0 and below 1, got ${factor}; 0.1 is torch's`,
    );
  }
  const feedback: RateFold<PlateauState> = {
    initial: { rate: initial, bad: 0, cooling: 0 },
    waits: patience + 1,
    add(state, loss) {
      const isBetter = loss < (state.best ?? Infinity) * (1 - threshold);
      const best = isBetter ? { best: loss } : state.best === undefined ? {} : { best: state.best };
      const counted = isBetter || state.cooling > 0 ? 0 : state.bad + 1;
      const cooling = Math.max(0, state.cooling - 1);
      if (counted <= patience) return { ...best, rate: state.rate, bad: counted, cooling };
      const lowered = Math.max(state.rate * factor, min);
      const rate = state.rate - lowered > leastChange ? lowered : state.rate;
      return { ...best, rate, bad: 0, cooling: cooldown };
    },
    rate: (state) => state.rate,
  };
  return Object.assign(() => initial, { feedback });
}

/** What `{"type": "reduceOnPlateau"}` stands for in a configuration. */
export const reduceOnPlateauKind = scheduleKind({
  type: 'reduceOnPlateau',
  schema: {
    initial: 'number >= 0',
    'factor?': '0 <= number < 1',
    'patience?': 'number.integer >= 0',
    'threshold?': '0 <= number < 1',
    'cooldown?': 'number.integer >= 0',
    'min?': 'number >= 0',
  },
  build: ({ initial, ...options }) => reduceOnPlateau(initial, options),
});
