import type { CheckpointRetention } from '@weir/runs';
import { UsageError } from '../usageError.ts';

/**
 * `last=3,every=1000,milestones,best` as a retention; what is not named is off, but for the newest checkpoint.
 *
 * @throws UsageError if it says something else.
 */
export function retentionOf(text: string): CheckpointRetention {
  const retention: { last: number; every?: number; milestones: boolean; best: boolean } = {
    last: 1,
    milestones: false,
    best: false,
  };
  for (const part of text.split(',').map((part) => part.trim())) {
    const [key = '', value] = part.split('=');
    const count = Number(value);
    if ((key === 'last' || key === 'every') && Number.isInteger(count) && count >= 1) retention[key] = count;
    else if ((key === 'milestones' || key === 'best') && value === undefined) retention[key] = true;
    else
      throw new UsageError(
        `--keep must be of last=N, every=N, milestones and best, got ${part}; e.g. last=3,milestones`,
      );
  }
  return retention;
}
