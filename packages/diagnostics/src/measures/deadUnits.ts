import { stateful } from '@weir/core';
import type { Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { flatUnits } from '../flatness/flatUnits.ts';
import { diagnosticKind } from '../kinds/diagnosticKind.ts';
import { layerSelectionSchema, selectLayers } from '../selection/layerSelection.ts';
import type { LayerSelection } from '../selection/layerSelection.ts';
import { deadUnitsTimeline } from './deadUnitsTimeline.ts';
import type { DeadUnits, LayerDeadUnits } from './layerDeadUnits.ts';

/** Options of `deadUnits`, all with defaults. */
export interface DeadUnitsOptions extends LayerSelection {
  /**
   * How many batches in a row a unit must be flat for. Default 1: one batch. Set it to the number of batches
   * in an epoch for a whole data set; the batches are those that the cadence lets through.
   */
  readonly over?: number;
}

/**
 * Emits, at each snapshot, the units that were flat for every example of the batch (or of the last `over`).
 *
 * tanh: |h| > 0.99. sigmoid: below 0.01 or above 0.99. relu: never above 0. elu: never above 99 % of the way
 * from 0 to its floor −alpha, selu's likewise. softsign: where its slope is tanh's at 0.99. hardtanh, relu6: never between their
 * bounds. hardswish: 0. Others cannot die. The first two are the lecture's; a neuron so for the whole data set never learns.
 *
 * @throws RangeError if `over` is not a positive integer.
 *
 * @example
 * ```ts
 * // Two examples of two units: the first is 0 for both.
 * const relu = { kind: 'relu', output: { values: [0, 1, 0, 2], shape: [2, 2] } };
 * const { layers } = await lastValueFrom(of(arraySnapshot({ layers: [relu] })).pipe(deadUnits()));
 * layers[0]?.dead; // → [0]
 * ```
 */
export function deadUnits({ over = 1, ...selection }: DeadUnitsOptions = {}): OperatorFunction<
  Snapshot,
  DeadUnits
> {
  if (!Number.isInteger(over) || over < 1) {
    throw new RangeError(
      `deadUnits: over must be a positive integer, got ${over}; the batches in an epoch cover a data set`,
    );
  }
  return stateful('deadUnits', { past: [] } as Streaks, (state, { step, layers }, emit) => {
    const { past } = state;
    state.past = [];
    const found: LayerDeadUnits[] = [];
    for (const layer of selectLayers('deadUnits', layers, selection)) {
      const flat = flatUnits(layer);
      if (!flat) continue;
      const { name, kind } = layer;
      const before = past.find((one) => one.name === name);
      const streaks = before?.streaks ?? new Array<number>(flat.length).fill(0);
      state.past.push({ name, kind, streaks });
      found.push({ name, kind, units: flat.length, dead: countOn(streaks, flat, over) });
    }
    emit({ step, layers: found });
  });
}

/** For how many batches in a row each unit has been flat. */
interface Streaks {
  past: LayerStreaks[];
}

interface LayerStreaks {
  readonly name: string;
  readonly kind: string;
  /** Counted on in place: some ask at every step. */
  readonly streaks: number[];
}

/** Counts the streaks on, and tells the units whose own has come to `over`. */
function countOn(streaks: number[], flat: readonly boolean[], over: number): readonly number[] {
  const dead: number[] = [];
  for (let unit = 0; unit < flat.length; unit++) {
    const streak = flat[unit] ? (streaks[unit] as number) + 1 : 0; // there is one for each unit
    streaks[unit] = streak;
    if (streak >= over) dead.push(unit);
  }
  return dead;
}

/** `deadUnits` as a configuration names it: its options, its cadence, and what is kept of its measurements. */
export const deadUnitsKind = diagnosticKind({
  type: 'deadUnits',
  schema: { ...layerSelectionSchema, 'over?': 'number.integer >= 1' },
  defaultEvery: 100,
  emitsPlainData: true,
  byDefault: true,
  operator: deadUnits,
  state: deadUnitsTimeline,
});
