import type { Snapshot } from '@weir/core';
import { defer, filter, map, pipe, tap } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { diagnosticKind } from '../kinds/diagnosticKind.ts';
import type { DiagnosticInputs } from '../kinds/diagnosticKind.ts';
import { keptMoments } from './momentsAccumulator.ts';
import type { RunningMoments, RunningMomentsOptions } from './momentsAccumulator.ts';
import { runningMomentsHistory } from './runningMomentsHistory.ts';

/**
 * Folds the batch moments of every snapshot: `running ← (1 − momentum) · running + momentum · batch`, from
 * mean 0 and variance 1, rounded to float32 at each operation as torch's are. Several momenta can be folded
 * from one run and compared.
 *
 * It must see every step: put a cadence behind it, not ahead, or say by `due` at which steps the moments are wanted, since
 * each that is emitted is a copy. Given those that a run follows itself (`running`), it emits these, unless another
 * momentum is wanted, and need not see every step.
 *
 * @throws RangeError if the momentum is not between 0 and 1.
 *
 * @example
 * ```ts
 * const batchMoments = { mean: [10], variance: [2] };
 * const norm = { kind: 'batchNorm', output: { values: [0] }, batchMoments };
 * const { layers } = await lastValueFrom(of(arraySnapshot({ layers: [norm] })).pipe(runningMoments()));
 * layers[0]?.mean; // → [1]
 * ```
 */
export function runningMoments(
  options: RunningMomentsOptions = {},
  { due = () => true, running: followed }: Pick<DiagnosticInputs, 'due' | 'running'> = {},
): OperatorFunction<Snapshot, RunningMoments> {
  const { momentum } = options;
  if (typeof momentum === 'number' && !(momentum >= 0 && momentum <= 1)) {
    throw new RangeError(
      `runningMoments: momentum must be at least 0 and at most 1, got ${momentum}; it weighs the new batch, 0.1 is usual`,
    );
  }
  if (followed && momentum === undefined) {
    return pipe(
      filter(({ step }) => due(step)),
      map(() => followed()),
    );
  }
  return (source) =>
    defer(() => {
      const running = keptMoments(options);
      return source.pipe(
        tap((snapshot) => running.add(snapshot)),
        filter(({ step }) => due(step)),
        map(() => running.moments),
      );
    });
}

/** `runningMoments` as a configuration names it: its options, its cadence, and what is kept of its measurements. */
export const runningMomentsKind = diagnosticKind({
  type: 'runningMoments',
  schema: { 'momentum?': "0 <= number <= 1 | 'cumulative'" },
  defaultEvery: 100,
  emitsPlainData: true,
  needs: ['running'],
  continuous: ({ momentum }, { running } = {}) => momentum !== undefined || running === undefined,
  operator: runningMoments,
  state: runningMomentsHistory,
});
