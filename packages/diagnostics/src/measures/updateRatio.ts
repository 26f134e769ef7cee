import { history } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { diagnosticKind } from '../kinds/diagnosticKind.ts';
import { mapDefined } from '../selection/mapDefined.ts';
import { log10Ratio } from '../statistics/ratio.ts';
import { relativeSpread } from '../statistics/relativeSpread.ts';
import { weightMatrices } from '../selection/weightMatrices.ts';

/** How far one weight moved in a step, relative to its own spread. */
export interface UpdateRatio {
  readonly name: string;
  /** log₁₀(std(update) / std(data)), the data being that after the update. */
  readonly log10: number;
}

/** The ratios of all weights at one step: what `updateRatio` emits. */
export interface UpdateRatios {
  readonly step: number;
  /** Parameters of rank 2 and up, without those that did not move. */
  readonly ratios: readonly UpdateRatio[];
}

/**
 * Emits, at each snapshot, how far each weight matrix moved relative to its own spread. About −3 is healthy.
 *
 * @example
 * ```ts
 * const weight = { name: '0.linear.weight', data: { values: [1, -1], shape: [2, 1] }, update: { values: [0.001, -0.001], shape: [2, 1] } };
 * const { ratios } = await lastValueFrom(of(arraySnapshot({ parameters: [weight] })).pipe(updateRatio()));
 * ratios; // → [{ name: '0.linear.weight', log10: -3 }]
 * ```
 */
export function updateRatio(): OperatorFunction<Snapshot, UpdateRatios> {
  return map(({ step, parameters }) => ({
    step,
    ratios: mapDefined(weightMatrices(parameters), ({ name, data, update }) => {
      const log10 = log10Ratio(relativeSpread(update.moments(), data.moments()), 1);
      return log10 === undefined ? undefined : { name, log10 };
    }),
  }));
}

/** The ratios so far: `updateRatio(), fold(ratioHistory, keepLast(1000))`. */
export const ratioHistory = history<UpdateRatios>();

/** `updateRatio` as a configuration names it: its options, its cadence, and what is kept of its measurements. */
export const updateRatioKind = diagnosticKind({
  type: 'updateRatio',
  schema: {},
  defaultEvery: 25,
  emitsPlainData: true,
  byDefault: true,
  operator: () => updateRatio(),
  state: ratioHistory,
});
