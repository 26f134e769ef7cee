import { describe, expect, it } from 'vitest';
import { UsageError } from '../usageError.ts';
import { differing } from './differing.ts';
import { retentionOf } from './retentionOf.ts';

describe('retentionOf', () => {
  it('turns off what is not named, but for the newest', () => {
    expect(retentionOf('best')).toEqual({ last: 1, milestones: false, best: true });
    expect(retentionOf('last=3, every=1000,milestones')).toEqual({
      last: 3,
      every: 1000,
      milestones: true,
      best: false,
    });
  });

  it.each(['', 'last', 'last=0', 'every=1.5', 'best=2', 'newest'])('refuses %j', (text) => {
    expect(() => retentionOf(text)).toThrow(UsageError);
    expect(() => retentionOf(text)).toThrow(
      `--keep must be of last=N, every=N, milestones and best, got ${text}; e.g. last=3,milestones`,
    );
  });
});

it('differing says where what is computed is not what was recorded', () => {
  expect(differing({ type: 'differs', step: 7, what: 'loss', recorded: '2.5', recomputed: '2.6' })).toBe(
    'at step 7 loss is not what was recorded: 2.5 then, 2.6 now; another machine or version computes other bits',
  );
});
