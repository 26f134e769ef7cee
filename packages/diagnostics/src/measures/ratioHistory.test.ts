import { every, fold, keepLast } from '@weir/core';
import { from, share } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { deepTanh } from '../testing/deepTanh.ts';
import { saturation } from './saturation.ts';
import type { Saturation } from './saturation.ts';
import { ratioHistory, updateRatio } from './updateRatio.ts';
import type { UpdateRatios } from './updateRatio.ts';

describe('the pipelines that the design shows', () => {
  const snapshots$ = from(Array.from({ length: 30 }, (_, step) => deepTanh({ step, seed: step, depth: 1 })));

  it('fold the update ratios into a bounded history', () => {
    const states: { readonly entries: readonly UpdateRatios[] }[] = [];
    snapshots$
      .pipe(share(), updateRatio(), fold(ratioHistory, keepLast(10)))
      .subscribe((state) => states.push(state));
    expect(states).toHaveLength(30);
    expect(states[4]?.entries.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4]);
    expect(states.at(-1)?.entries.map(({ step }) => step)).toEqual([20, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
    expect(states.at(-1)?.entries[0]?.ratios[0]?.name).toBe('0.linear.weight');
  });

  it('draw the saturation every so many steps', () => {
    const drawn: Saturation[] = [];
    snapshots$.pipe(share(), every(10), saturation()).subscribe((value) => drawn.push(value));
    expect(drawn.map(({ step }) => step)).toEqual([0, 10, 20]);
  });
});
