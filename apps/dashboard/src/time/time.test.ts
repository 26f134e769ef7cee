import { charts } from '@weir/charts';
import type { View } from 'vega';
import { describe, expect, it } from 'vitest';
import { changeRules } from './changeRules.ts';
import { hasSteps, placeOf, stepAt, timeAxisOf } from './timeAxis.ts';
import { timeline } from './timeline.ts';

const axis = { left: 50, width: 200, top: 10, height: 220, from: 0, to: 1000 };

describe('a time axis', () => {
  it('has a place for each of its steps, and a step for each of its places', () => {
    expect([0, 500, 1000].map((step) => placeOf(axis, step))).toEqual([50, 150, 250]);
    expect([-1, 1001].map((step) => placeOf(axis, step))).toEqual([undefined, undefined]);
    expect([50, 150, 250].map((x) => stepAt(axis, x))).toEqual([0, 500, 1000]);
    expect([20, 300].map((x) => stepAt(axis, x))).toEqual([undefined, undefined]);
    expect(stepAt(axis, 49)).toBe(0); // a finger is not that exact
  });

  it('is what charts of the training have, and those of one moment do not', () => {
    const having = charts.filter(({ spec }) => hasSteps(spec)).map(({ name }) => name);
    expect(having).toEqual(expect.arrayContaining(['loss', 'updateRatio', 'saturation']));
    expect(having).not.toContain('activationDistribution');
    expect(having).not.toContain('gradientDepth');
  });

  it('is read from a view, where that has one', () => {
    const scale = { domain: () => [0, 100], range: () => [0, 400] };
    const view = (x: unknown) =>
      ({
        scale: () => x ?? expect.unreachable(),
        origin: () => [40, 5],
        padding: () => ({ left: 5, top: 6 }),
        height: () => 220,
      }) as unknown as View; // all that is asked of one
    expect(timeAxisOf(view(scale))).toEqual({
      left: 45,
      width: 400,
      top: 11,
      height: 220,
      from: 0,
      to: 100,
    });
    expect(timeAxisOf(view({ ...scale, domain: () => [7, 7] }))).toBeUndefined();
    const without = {
      scale: () => {
        throw new Error('Unrecognized scale');
      },
    };
    expect(timeAxisOf(without as unknown as View)).toBeUndefined();
  });
});

it('a timeline is at the newest step, or at one that was asked for', () => {
  expect(timeline().shown$.value).toBeUndefined();
  expect(timeline(40).shown$.value).toBe(40);
  expect(timeline(40).pointed$.value).toBeUndefined();
});

it('changes at one step are one mark, in words', () => {
  expect(
    changeRules([
      { type: 'controlled', step: 1000, command: 'learningRate', learningRate: 0.01 },
      { type: 'controlled', step: 1000, command: 'batchSize', value: 64 },
      { type: 'controlled', step: 2000, command: 'momentum', value: 0.9 },
    ]),
  ).toEqual([
    { step: 1000, said: 'From step 1,000: learning rate 0.01; batch size 64' },
    { step: 2000, said: 'From step 2,000: momentum 0.9' },
  ]);
});
