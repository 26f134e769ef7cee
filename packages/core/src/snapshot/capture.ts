import { tap } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';
import type { Snapshot } from './snapshot.ts';

/**
 * Takes readings of each snapshot within its step, for an operator that reads them after the step has ended.
 *
 * @example
 * ```ts
 * import { delay } from 'rxjs';
 *
 * const layers = [{ kind: 'tanh', output: { values: [0.5, -0.5] } }];
 * const snapshots$ = of(arraySnapshot({ layers })).pipe(capture((s) => s.layers.map((l) => l.output.moments())), delay(0));
 * (await lastValueFrom(snapshots$)).layers[0]?.output.moments().mean; // → 0
 * ```
 */
export function capture(
  ...read: readonly ((snapshot: Snapshot) => unknown)[]
): MonoTypeOperatorFunction<Snapshot> {
  return tap((snapshot) => {
    for (const reading of read) reading(snapshot);
  });
}
