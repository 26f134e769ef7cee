import { history } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { ignoreElements, map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { diagnosticKind } from '../kinds/diagnosticKind.ts';
import type { DiagnosticInputs } from '../kinds/diagnosticKind.ts';
import { mustBeCount } from './mustBeCount.ts';

/** Options of `samples`, all with defaults. */
export interface SamplesOptions {
  /** Names that are drawn each time. Default 5. */
  readonly count?: number;
  /** Letters after which a name is cut off, as a network that never ends one would go on. Default 40. */
  readonly longest?: number;
  /** Of the generator that draws, which is none of the run's. Default 1. */
  readonly seed?: number;
}

/** Names drawn at one step: what `samples` emits. */
export interface Samples {
  readonly step: number;
  readonly names: readonly string[];
}

/**
 * Emits, at each snapshot, names drawn from the network as it stands, in evaluation mode: what it has learnt, to be read. Of a
 * network that does not learn names it emits nothing.
 *
 * Each time it draws with the same random numbers, of a generator of its own: what is other is the network, and the run is as
 * if nobody had drawn. It costs at most `longest` forward passes of `count` examples.
 *
 * @param inputs `draw` of a run that learns names; without, nothing is emitted.
 * @throws RangeError if `count` or `longest` is not a positive integer.
 *
 * @example
 * ```ts
 * const draw = ({ count }: { readonly count: number }) => ['emma', 'olivia', 'ava'].slice(0, count);
 * const { names } = await lastValueFrom(of(arraySnapshot({})).pipe(samples({ count: 2 }, { draw })));
 * names; // → ['emma', 'olivia']
 * ```
 */
export function samples(
  { count = 5, longest = 40, seed = 1 }: SamplesOptions = {},
  { draw }: Pick<DiagnosticInputs, 'draw'> = {},
): OperatorFunction<Snapshot, Samples> {
  mustBeCount('samples', 'count', count);
  mustBeCount('samples', 'longest', longest);
  if (!draw) return ignoreElements();
  return map(({ step }) => ({ step, names: draw({ count, longest, seed }) }));
}

/** The names so far. */
export const samplesHistory = history<Samples>();

/** `samples` as a configuration names it: its options, its cadence, and what is kept of its measurements. */
export const samplesKind = diagnosticKind({
  type: 'samples',
  schema: {
    'count?': '1 <= number.integer <= 100',
    'longest?': '1 <= number.integer <= 1000',
    'seed?': '-9007199254740991 <= number.integer <= 9007199254740991',
  },
  defaultEvery: 1000,
  byDefault: true,
  needs: ['draw'],
  operator: samples,
  state: samplesHistory,
});
