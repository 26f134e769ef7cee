import { describe, expect, it } from 'vitest';
import { heldAxis } from '../axes/heldAxis.ts';
import { layerLines, lineRows, logLineRows } from './layerLines.ts';

const points = (...values: readonly number[]) =>
  values.map((value, step) => ({ step, name: '1.tanh', layer: '1.tanh', value }));
const many = Array.from({ length: 200 }, (_, at) => 1 + at / 200);

describe('lineRows', () => {
  it('keep values, with the ends of an axis that is long enough in the first', () => {
    const rows = lineRows(points(-2.5, -2.6), 1);
    expect(rows.map(({ value }) => value)).toEqual([-2.5, -2.6]);
    const { low = NaN, high = NaN } = rows[0] ?? {};
    expect(high - low).toBeCloseTo(1, 12);
    expect(rows[1]).not.toHaveProperty('low');
  });

  it('hold an outlier at the end of the axis', () => {
    const rows = lineRows(points(...many, 1e6), 0);
    expect(rows.at(-1)?.value).toBe(rows[0]?.high);
    expect(rows.at(-1)?.value).toBeLessThan(5);
  });
});

describe('logLineRows', () => {
  it('leave out what has no logarithm, on an axis of a decade at least', () => {
    const rows = logLineRows(points(0, 2e-3, -1, 3e-3));
    expect(rows.map(({ step }) => step)).toEqual([1, 3]);
    rows.forEach(({ value }, at) => expect(value).toBeCloseTo([2e-3, 3e-3][at] ?? NaN, 12));
    expect((rows[0]?.high ?? NaN) / (rows[0]?.low ?? NaN)).toBeCloseTo(10, 9);
  });
});

describe('layerLines', () => {
  it('are a line a parameter, in the colour of its layer, on an axis that reaches as far as its rows say', () => {
    const [lines, ends] = layerLines({ title: 'std', labels: { format: '.1f' } });
    expect(lines).toMatchObject({
      mark: { type: 'line' },
      encoding: {
        x: { field: 'step', title: 'step' },
        y: { field: 'value', type: 'quantitative', title: 'std' },
        color: { field: 'layer', type: 'ordinal' },
        detail: { field: 'name', type: 'nominal' },
      },
    });
    expect(ends).toEqual(heldAxis('low', 'high'));
  });

  it('are on the scale asked for', () => {
    const scaleOf = (scale?: 'linear' | 'log' | 'zero') =>
      layerLines({ title: 'x', labels: { format: '.1f' }, ...(scale && { scale }) })[0]?.encoding?.y;
    expect(scaleOf('log')).toMatchObject({ scale: { type: 'log' } });
    expect(scaleOf('zero')).toMatchObject({ scale: { zero: true } });
    expect(scaleOf()).toMatchObject({ scale: { zero: false }, axis: { format: '.1f' } });
  });
});
