import { View, parse } from 'vega';
import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { percentLabels } from './axes/labels.ts';
import {
  overlayDifferenceName,
  overlayDifferenceRows,
  overlayDifferenceSpec,
  overlayName,
  overlayRows,
  overlaySpec,
} from './overlayChart.ts';
import { comparisonColors } from './runsOver.ts';
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

describe('overlaySpec', () => {
  const [losses, ratios] = [overlaySpec(['a', 'b'], figure, true), overlaySpec(['a', 'b'], ratio, false)];

  it('has the steps of runs of one length along its axis, of others the share that is done, in per cent', () => {
    expect(losses).toMatchObject({ layer: [{ encoding: { x: { field: 'at', title: 'step' } } }] });
    expect(ratios).toMatchObject({
      layer: [{ encoding: { x: { field: 'at', title: 'share of the run', axis: percentLabels } } }, {}],
    });
  });

  it('has the figure on an axis of its unit, logarithmic where that is asked for, and the dashed line where it is healthy', () => {
    expect(losses).toMatchObject({
      title: { text: 'Loss', subtitle: ['A line a run'] },
      layer: [{ encoding: { y: { field: 'value', title: 'loss (log scale)', scale: { type: 'log' } } } }],
    });
    expect(ratios).toMatchObject({
      layer: [
        { encoding: { y: { title: 'log₁₀ std(update) / std(data)', scale: { zero: false } } } },
        { mark: { type: 'rule' }, encoding: { y: { datum: -3 } } },
      ],
    });
  });

  it('has a line and a colour a run, and marks points where that is asked for', () => {
    const color = { field: 'run', scale: { domain: ['a', 'b'], range: comparisonColors(['a', 'b']) } };
    expect(losses).toMatchObject({
      layer: [{ mark: { type: 'line', point: { filled: true } }, encoding: { color } }],
    });
    const plain = overlaySpec(['a', 'b'], { title: 'Loss', lookFor: '', unit: 'loss' }, true);
    expect(plain).toMatchObject({ layer: [{ mark: { type: 'line', strokeWidth: 2 }, encoding: { color } }] });
    expect(plain).not.toHaveProperty('layer[0].mark.point');
    expect(plain).toMatchObject({ layer: [{ encoding: { y: { scale: { zero: false } } } }] });
  });
});

describe('overlayDifferenceSpec', () => {
  it('names the baseline, and is not logarithmic: a dashed line at 0 is no difference', () => {
    expect(overlayDifferenceSpec(['b', 'c'], 'a', figure)).toMatchObject({
      title: { text: 'Loss: difference', subtitle: ['Each run less a; dashed: no difference'] },
      layer: [
        {
          mark: { type: 'line', point: { filled: true } },
          encoding: {
            x: { field: 'at', title: 'step' },
            y: { field: 'value', title: 'loss', scale: { zero: true } },
            color: { field: 'run', scale: { domain: ['b', 'c'] } },
          },
        },
        { mark: { type: 'rule' }, encoding: { y: { datum: 0 } } },
      ],
    });
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
