import type { StoredRun } from '@weir/runs';
import { expect, test } from 'vitest';
import { hasEnded } from './hasEnded.ts';

const run = (status: StoredRun['status'], steps?: number): StoredRun =>
  ({
    status,
    events: steps === undefined ? [] : [{ type: 'finished', steps, reason: 'completed', seconds: 1 }],
  }) as unknown as StoredRun; // as much of one as is looked at

test.each([
  ['completed', 9, [3, 6, 9], true],
  ['stopped', 5, [3, 5], true],
  ['failed', undefined, [3], true],
  ['completed', 9, [3, 6], false],
  ['stopped', undefined, [3], false],
  ['interrupted', 9, [9], false],
  ['killed', undefined, [3], false],
] as const)(
  'a run that is %s after %s steps with checkpoints %j has ended: %s',
  (status, steps, at, ended) => {
    expect(hasEnded(run(status, steps), at)).toBe(ended);
  },
);
