import { fold, keepLast } from '@weir/core';
import { of } from 'rxjs';
import { expect, it } from 'vitest';
import { meanAndStd } from '../testing/bruteForce.ts';
import type { RunningMoments } from './momentsAccumulator.ts';
import { runningMomentsHistory } from './runningMomentsHistory.ts';
import type { RunningMomentsHistory } from './runningMomentsHistory.ts';

it('runningMomentsHistory sums each layer up over its features, and is bounded', () => {
  const at = (step: number): RunningMoments => ({
    step,
    batches: step + 1,
    layers: [{ name: '1.batchNorm', tracks: 'std', mean: [step, 2, 4], variance: [1, 1, 4] }],
  });
  let kept: RunningMomentsHistory | undefined;
  of(at(0), at(1), at(2))
    .pipe(fold(runningMomentsHistory, keepLast(2)))
    .subscribe((state) => (kept = state));
  expect(kept?.entries.map(({ step }) => step)).toEqual([1, 2]);
  expect(kept?.entries[1]?.layers).toEqual([
    { name: '1.batchNorm', tracks: 'std', mean: meanAndStd([2, 2, 4]), variance: meanAndStd([1, 1, 4]) },
  ]);
});
