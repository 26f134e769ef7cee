import type { RunHeader } from '../record/runHeader.ts';
import { RunRequestError } from './runRequestError.ts';

/**
 * What a fork did ahead of its beginning is its parent's.
 *
 * @throws RunRequestError if a step is ahead of it.
 */
export function mustBeOwn({ id, parent }: RunHeader, step: number): void {
  if (!parent || step >= parent.step) return;
  throw new RunRequestError(
    `${id}: step must be at least the ${parent.step} at which it was forked, got ${step}; ask its parent, ${parent.id}`,
  );
}
