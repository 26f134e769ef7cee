import { stateful } from '@weir/core';
import type { LayerSnapshot, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { flatUnits } from '../flatness/flatUnits.ts';
import { diagnosticKind } from '../kinds/diagnosticKind.ts';
import { layerSelectionSchema, selectLayers } from '../selection/layerSelection.ts';
import type { LayerSelection } from '../selection/layerSelection.ts';
import { mapDefined } from '../selection/mapDefined.ts';
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
    state.past = extend(state.past, layers, selection);
    emit({ step, layers: state.past.map((layer) => deadOf(layer, over)) });
  });
}

/** For how many batches in a row each unit has been flat. */
interface Streaks {
  past: readonly LayerStreaks[];
}

interface LayerStreaks {
  readonly name: string;
  readonly kind: string;
  /** Counted on in place: some ask at every step. */
  readonly streaks: number[];
}

function deadOf({ name, kind, streaks }: LayerStreaks, over: number): LayerDeadUnits {
  const dead: number[] = [];
  for (let unit = 0; unit < streaks.length; unit++) if ((streaks[unit] ?? 0) >= over) dead.push(unit);
  return { name, kind, units: streaks.length, dead };
}

function extend(
  past: readonly LayerStreaks[],
  layers: readonly LayerSnapshot[],
  selection: LayerSelection,
): readonly LayerStreaks[] {
  const streaksOf = (layer: LayerSnapshot) => {
    const flat = flatUnits(layer);
    if (!flat) return undefined;
    const before = past.find(({ name }) => name === layer.name);
    const streaks = before?.streaks ?? new Array<number>(flat.length).fill(0);
    for (let unit = 0; unit < flat.length; unit++) streaks[unit] = flat[unit] ? (streaks[unit] ?? 0) + 1 : 0;
    return { name: layer.name, kind: layer.kind, streaks };
  };
  return mapDefined(selectLayers('deadUnits', layers, selection), streaksOf);
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
