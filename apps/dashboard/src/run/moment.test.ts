import { describe, expect, it } from 'vitest';
import { momentAt, withMoment } from './moment.ts';
import type { Moment } from './moment.ts';
import { unknownRun } from './runState.ts';

const { measured } = unknownRun;
const moments = (...steps: readonly number[]) =>
  steps.reduce<readonly Moment[]>((past, step) => withMoment(past, { step, measured }), []);
const stepsOf = (past: readonly Moment[]) => past.map(({ step }) => step);

describe('moments', () => {
  it('are in the order of their steps, one a step', () => {
    expect(stepsOf(moments(0, 10, 10, 20))).toEqual([0, 10, 20]);
  });

  it('that come again take the place of all from there on', () => {
    expect(stepsOf(moments(0, 10, 20, 30, 10))).toEqual([0, 10]);
  });

  it('are never more than 160, spread evenly, with the first and the last among them', () => {
    const steps = stepsOf(moments(...Array.from({ length: 1000 }, (_, at) => at * 7)));
    expect(steps).toHaveLength(160);
    expect([steps[0], steps.at(-1)]).toEqual([0, 999 * 7]);
    const gaps = steps.slice(1).map((step, at) => step - (steps[at] ?? NaN));
    expect(Math.max(...gaps) / Math.min(...gaps)).toBeLessThanOrEqual(8);
  });

  it('show the newest by a step, or the first of all', () => {
    expect([5, 10, 39, 40, 99].map((step) => momentAt(moments(10, 40), step)?.step)).toEqual([
      10, 10, 10, 40, 40,
    ]);
    expect(momentAt([], 5)).toBeUndefined();
  });
});
