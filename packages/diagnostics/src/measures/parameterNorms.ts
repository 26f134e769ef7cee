import { history } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { diagnosticKind } from '../kinds/diagnosticKind.ts';
import { rootMeanSquare } from '../statistics/rootMeanSquare.ts';

/** How large one parameter is. */
export interface ParameterNorm {
  readonly name: string;
  /** √(mean of the squares). */
  readonly rms: number;
  readonly mean: number;
}

/** The sizes of all parameters at one step: what `parameterNorms` emits. */
export interface ParameterNorms {
  readonly step: number;
  /** All of them: biases, gains and shifts too. */
  readonly parameters: readonly ParameterNorm[];
}

/**
 * Emits, at each snapshot, how large each parameter is.
 *
 * Healthy: settles, or grows ever more slowly. One that grows in a straight line while the loss stays is pushed by a
 * gradient that its growth does not change, such as a bias ahead of a norm outside of the gradient.
 *
 * @example
 * ```ts
 * const bias = { name: '0.linear.bias', data: { values: [1, -1, 7] } };
 * const { parameters } = await lastValueFrom(of(arraySnapshot({ parameters: [bias] })).pipe(parameterNorms()));
 * parameters[0]?.rms; // → 4.123
 * ```
 */
export function parameterNorms(): OperatorFunction<Snapshot, ParameterNorms> {
  return map(({ step, parameters }) => ({
    step,
    parameters: parameters.map(({ name, data }) => {
      const moments = data.moments();
      return { name, rms: rootMeanSquare(moments), mean: moments.mean };
    }),
  }));
}

/** The norms so far. */
export const parameterNormsHistory = history<ParameterNorms>();

/** `parameterNorms` as a configuration names it: its options, its cadence, and what is kept of its measurements. */
export const parameterNormsKind = diagnosticKind({
  type: 'parameterNorms',
  schema: {},
  defaultEvery: 50,
  emitsPlainData: true,
  operator: () => parameterNorms(),
  state: parameterNormsHistory,
});
