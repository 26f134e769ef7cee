import { View, parse } from 'vega';
import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import {
  overlayDifferenceName,
  overlayDifferenceRows,
  overlayDifferenceSpec,
  overlayName,
  overlayRows,
  overlaySpec,
} from './overlayChart.ts';
import { marksOf, strict, validate } from './testing/vegaLite.ts';
import { withWidth } from './theme.ts';

const run = (name: string, steps: number, values: readonly number[], stride = 10) => ({
  name,
  steps,
  points: values.map((value, at) => ({ step: stride * at, value })),
});
const figure = { title: 'Loss', lookFor: 'A line a run', unit: 'loss (log scale)', log: true, points: true };
const ratio = { ...figure, log: false, rule: -3, unit: 'log₁₀ std(update) / std(data)' };

describe.each([
  ['losses', overlaySpec(['a', 'b'], figure, true), overlayName],
  ['a figure with a rule, of runs of several lengths', overlaySpec(['a', 'b'], ratio, false), overlayName],
  ['differences', overlayDifferenceSpec(['a', 'b'], 'a', figure), overlayDifferenceName],
] as const)('the spec of %s', (_, spec, name) => {
  it('is valid Vega-Lite, compiles without a warning and draws its rows', async () => {
    expect(validate(spec), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    const { spec: compiled } = compile(withWidth(spec, 640), { logger: strict() });
    const view = new View(parse(compiled), { renderer: 'none', logger: strict() });
    const rows = [
      { run: 'a', at: 0, value: 2 },
      { run: 'a', at: 1, value: 1 },
      { run: 'b', at: 0, value: 3 },
    ];
    await view.data(name, rows).runAsync();
    expect(marksOf(view)).toBeGreaterThanOrEqual(6); // each point on its line and by itself
  });
});

describe('overlayRows', () => {
  it('lay runs of one length over one another by step, of several by the share that is done', () => {
    expect(overlayRows([run('a', 20, [2, 1]), run('b', 20, [3])], figure)).toEqual([
      { run: 'a', at: 0, value: 2 },
      { run: 'a', at: 10, value: 1 },
      { run: 'b', at: 0, value: 3 },
    ]);
    expect(overlayRows([run('a', 20, [2, 1]), run('b', 40, [3, 3])], figure).map(({ at }) => at)).toEqual([
      0, 0.5, 0, 0.25,
    ]);
  });

  it('leave out what the axis has no place for', () => {
    expect(overlayRows([run('a', 20, [0, NaN, 2])], figure).map(({ value }) => value)).toEqual([2]);
    expect(overlayRows([run('a', 20, [0, NaN, -2])], ratio).map(({ value }) => value)).toEqual([0, -2]);
  });
});

describe('overlayDifferenceRows', () => {
  it('are each other run less the baseline, at steps that both have', () => {
    const runs = [run('a', 40, [4, 3, 2]), run('b', 40, [5, 3, 1], 20), run('c', 40, [4, 4])];
    expect(overlayDifferenceRows(runs, 'a')).toEqual([
      { run: 'b', at: 0, value: 1 },
      { run: 'b', at: 20, value: 1 },
      { run: 'c', at: 0, value: 0 },
      { run: 'c', at: 10, value: 1 },
    ]);
    expect(overlayDifferenceRows(runs, 'c').filter(({ run: name }) => name === 'b')).toEqual([
      { run: 'b', at: 0, value: 1 },
    ]);
    expect(overlayDifferenceRows(runs, 'nobody')).toEqual([]);
  });
});
