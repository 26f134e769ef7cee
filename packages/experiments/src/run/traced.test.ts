import { arraySnapshot } from '@weir/core';
import { from } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { MomentsFollower } from './momentsFollower.ts';
import { traced } from './traced.ts';

const snapshot = (step: number) =>
  arraySnapshot({ step, layers: [{ kind: 'tanh', output: { values: [0.1, 0.5], shape: [2, 1] } }] });
const stepsOf = (steps: number, seen = steps) => {
  const events: unknown[][] = [];
  from(Array.from({ length: seen }, (_, step) => snapshot(step)))
    .pipe(traced(steps, new MomentsFollower()))
    .subscribe(({ type, diagnostic, step, value }) =>
      events.push([type, diagnostic, step, value.layers.length]),
    );
  return events;
};

describe('traced', () => {
  it('measures the first and the last of so many steps', () => {
    expect(stepsOf(5)).toEqual([
      ['measurement', 'trace', 0, 1],
      ['measurement', 'trace', 4, 1],
    ]);
  });

  it('measures a single step once, and of a run that ends early the first alone', () => {
    expect(stepsOf(1)).toHaveLength(1);
    expect(stepsOf(5, 3)).toEqual([['measurement', 'trace', 0, 1]]);
  });
});
