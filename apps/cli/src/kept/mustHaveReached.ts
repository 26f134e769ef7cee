import type { StoredRun } from '@weir/runs';
import { lastLoss } from '@weir/runs';
import { UsageError } from '../usageError.ts';

/**
 * Checks that a run has come to a step that is asked for.
 *
 * @throws UsageError if it has not.
 */
export function mustHaveReached({ events }: Pick<StoredRun, 'events'>, at: number | undefined): void {
  const { step } = lastLoss(events);
  if (at !== undefined && !(at >= 1 && at <= step)) {
    throw new UsageError(`--at must be from 1 to the ${step} steps that the run came to, got ${at}`);
  }
}
