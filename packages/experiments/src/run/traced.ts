import type { Measurement, Snapshot } from '@weir/core';
import { traceOf } from '@weir/diagnostics';
import type { Trace } from '@weir/diagnostics';
import { filter, map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import type { MomentsFollower } from './momentsFollower.ts';

/** The trace of the first and of the last of so many steps: what a report shows. */
export function traced(
  steps: number,
  moments: MomentsFollower,
): OperatorFunction<Snapshot, Measurement<Trace>> {
  return (source) =>
    source.pipe(
      filter(({ step }) => step === 0 || step === steps - 1),
      map((snapshot) => ({
        type: 'measurement',
        diagnostic: 'trace',
        step: snapshot.step,
        value: traceOf(snapshot, moments.running),
      })),
    );
}
