import { arraySnapshot, fold, keepLast } from '@weir/core';
import { pipe } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { measure } from '../testing/measure.ts';
import { deadUnits } from './deadUnits.ts';
import { deadUnitsTimeline } from './deadUnitsTimeline.ts';

/** A relu of two units at steps 0, 10, 20, …: what each puts out for one example. */
const steps = (...outputs: readonly (readonly [number, number])[]) =>
  outputs.map((values, at) =>
    arraySnapshot({ step: 10 * at, layers: [{ kind: 'relu', output: { values, shape: [1, 2] } }] }),
  );

describe('deadUnitsTimeline', () => {
  it('says which unit died when, and when it came back', () => {
    const snapshots = steps([1, 0], [0, 0], [0, 1], [0, 0]);
    const timeline = measure(pipe(deadUnits(), fold(deadUnitsTimeline)), ...snapshots).at(-1);
    const layer = '0.relu';
    expect(timeline).toEqual({
      step: 30,
      layers: [{ name: layer, units: 2 }],
      spans: [
        { layer, unit: 1, from: 0, to: 20 },
        { layer, unit: 0, from: 10 },
        { layer, unit: 1, from: 30 },
      ],
    });
  });

  it('keeps as many stretches as it is let', () => {
    const snapshots = steps([1, 0], [1, 1], [1, 0], [1, 1], [1, 0], [1, 1]);
    const timeline = measure(pipe(deadUnits(), fold(deadUnitsTimeline, keepLast(2))), ...snapshots).at(-1);
    expect(timeline?.spans.map(({ from, to }) => [from, to])).toEqual([
      [20, 30],
      [40, 50],
    ]);
  });
});
