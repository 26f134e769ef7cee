import { tap } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';
import type { Snapshot } from './snapshot.ts';

/**
 * Asks each snapshot, within its step, for what a later operator will read after the step has ended.
 *
 * @example snapshots$.pipe(capture((s) => s.layers.map((l) => l.output.moments())), bufferTime(100), …)
 */
export function capture(
  ...read: readonly ((snapshot: Snapshot) => unknown)[]
): MonoTypeOperatorFunction<Snapshot> {
  return tap((snapshot) => {
    for (const ask of read) ask(snapshot);
  });
}
