import { View, parse } from 'vega';
import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { startChart, startRows } from './startChart.ts';
import type { MeasuredStart } from './startChart.ts';
import { marksOf, strict, validate } from './testing/vegaLite.ts';
import { darkTheme, withTheme } from './theme.ts';

/** Three layers whose signal halves on its way, and whose gradient doubles on its way back. */
const start = (gain: number): MeasuredStart => ({
  activation: 'tanh',
  initializer: 'kaimingNormal',
  gain,
  depth: 3,
  layers: [1, 2, 3].map((layer) => ({
    layer,
    outputStd: gain * 0.5 ** layer,
    expectedOutputStd: gain * 0.51 ** layer,
    gradStd: 1e-3 * 0.5 ** layer,
    expectedGradStd: 1e-3 * 0.49 ** layer,
  })),
});

const draw = async (starts: readonly MeasuredStart[]) => {
  const view = new View(parse(compile(startChart(starts), { logger: strict() }).spec), {
    renderer: 'none',
    logger: strict(),
  });
  return { svg: await view.toSVG(), marks: marksOf(view) };
};

describe('startChart', () => {
  it('is valid Vega-Lite, and data down to the last brace', () => {
    const spec = startChart([start(1), start(5 / 3)]);
    expect(validate(spec), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  });

  it('compiles without a warning, in either theme', () => {
    const spec = startChart([start(1)]);
    expect(() => compile(spec, { logger: strict() })).not.toThrow();
    expect(() => compile(withTheme(spec, darkTheme), { logger: strict() })).not.toThrow();
  });

  it('has a row for output and gradient of each layer of each start, with the fields that the spec names', () => {
    const starts = [start(1), start(5 / 3)];
    const rows = startRows(starts);
    expect(rows).toHaveLength(2 * 3 * 2);
    expect(rows[7]).toEqual({
      start: 'tanh, kaimingNormal, gain 1.667, depth 3',
      layer: 1,
      of: 'gradient',
      measured: 5e-4,
      theory: 4.9e-4,
    });
    const spec = startChart(starts);
    expect(spec).toMatchObject({ data: { values: rows } });
    expect(rows[0]).toMatchObject({ of: 'output', layer: 1 });
    expect(spec).toMatchObject({
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      resolve: { scale: { y: 'independent' } }, // stds of outputs and of gradients are orders apart
    });
    const fields = Array.from(JSON.stringify(spec).matchAll(/"field":"([^"]+)"/g), ([, field]) => field);
    expect(new Set(fields)).toEqual(new Set(['of', 'layer', 'start', 'measured', 'theory']));
  });

  it('draws a line and points for each start without a browser', async () => {
    const { svg, marks } = await draw([start(1), start(5 / 3)]);
    expect(marks).toBe(2 * 12); // 12 rows, each on a line and as a point
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('leaves out a signal that is gone: a logarithmic axis has no zero', async () => {
    const whole = start(1);
    const gone = {
      ...whole,
      layers: whole.layers.map((layer) =>
        layer.layer === 3 ? { ...layer, outputStd: 0, gradStd: NaN } : layer,
      ),
    };
    const { svg } = await draw([gone]);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(startRows([gone]).filter(({ measured }) => measured === null)).toHaveLength(2);
  });
});
