import { history } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { diagnosticKind } from '../kinds/diagnosticKind.ts';
import { mapDefined } from '../selection/mapDefined.ts';
import { ratio } from '../statistics/ratio.ts';
import { relativeSpread } from '../statistics/relativeSpread.ts';
import { weightMatrices } from '../selection/weightMatrices.ts';

/** How large the gradient of one weight is beside the weight. */
export interface GradToDataRatio {
  readonly name: string;
  /** std(grad) / std(data). */
  readonly ratio: number;
}

/** The ratios of all weights at one step: what `gradToData` emits. */
export interface GradToData {
  readonly step: number;
  /** Parameters of rank 2 and up, without those whose data has no spread. */
  readonly ratios: readonly GradToDataRatio[];
}

/**
 * Emits, at each snapshot, how large each weight's gradient is beside the weight itself.
 *
 * A layer far above the others trains faster than they do. Under sgd, times the learning rate, it is
 * update:data; under Adam look at that instead (`updateRatio`).
 *
 * @example
 * ```ts
 * const weight = { name: '0.linear.weight', data: { values: [1, -1], shape: [2, 1] }, grad: { values: [0.1, -0.1], shape: [2, 1] } };
 * const { ratios } = await lastValueFrom(of(arraySnapshot({ parameters: [weight] })).pipe(gradToData()));
 * ratios; // → [{ name: '0.linear.weight', ratio: 0.1 }]
 * ```
 */
export function gradToData(): OperatorFunction<Snapshot, GradToData> {
  return map(({ step, parameters }) => ({
    step,
    ratios: mapDefined(weightMatrices(parameters), ({ name, data, grad }) => {
      const quotient = ratio(relativeSpread(grad.moments(), data.moments()), 1);
      return quotient === undefined ? undefined : { name, ratio: quotient };
    }),
  }));
}

/** The ratios so far. */
export const gradToDataHistory = history<GradToData>();

/** `gradToData` as a configuration names it: its options, its cadence, and what is kept of its measurements. */
export const gradToDataKind = diagnosticKind({
  type: 'gradToData',
  schema: {},
  defaultEvery: 100,
  emitsPlainData: true,
  operator: () => gradToData(),
  state: gradToDataHistory,
});
