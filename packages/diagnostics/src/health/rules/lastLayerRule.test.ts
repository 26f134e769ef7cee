import { describe, expect, it } from 'vitest';
import { changes } from '../../testing/changes.ts';
import { run } from '../../testing/network.ts';
import { lastLayerRule } from './lastLayerRule.ts';

describe('the last layer rule', () => {
  it('tells of a last layer that learns much faster than the rest, at the third snapshot, and clears', () => {
    const fast = (step: number) => ({ update: [-3, -3, -3, step < 400 ? -0.8 : -2.5] });
    expect(changes(lastLayerRule(), run(7, fast))).toEqual([
      '200 raised info 6.linear.weight',
      '500 cleared info 6.linear.weight',
    ]);
  });

  it('warns where it stays far ahead', () => {
    expect(changes(lastLayerRule(), run(4, { update: [-3.5, -3.5, -3.5, -0.5] }))).toEqual([
      '200 raised warning 6.linear.weight',
    ]);
  });

  it('is silent of a small start that settles, and of equal rates', () => {
    expect(
      changes(
        lastLayerRule(),
        run(5, (step) => ({ update: [-3, -3, -3, step < 200 ? -0.5 : -2.4] })),
      ),
    ).toEqual([]);
    expect(changes(lastLayerRule(), run(5))).toEqual([]);
  });
});
