import { View, parse } from 'vega';
import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { gradStartChart, outputStartChart } from './networkStartChart.ts';
import { marksOf, strict, validate } from './testing/vegaLite.ts';
import { darkTheme, withTheme } from './theme.ts';

const start = {
  layers: [
    { name: '1.tanh', outputStd: 0.6, expectedOutputStd: 0.61, gradStd: 1e-3, expectedGradStd: 2e-3 },
    { name: '2.residual.0.relu', outputStd: 0.5, gradStd: 0 },
    { name: '3.tanh', outputStd: 0.7, expectedOutputStd: 0.65, gradStd: NaN },
  ],
};

describe.each([
  ['outputStartChart', outputStartChart, 3],
  ['gradStartChart', gradStartChart, 1],
] as const)('%s', (_, chart, measured) => {
  it('is valid Vega-Lite, which compiles without a warning in either theme', () => {
    expect(validate(chart.spec), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(() => compile(withTheme(chart.spec, darkTheme), { logger: strict() })).not.toThrow();
  });

  it('has a row for each layer, and leaves out what a logarithmic axis has no place for', async () => {
    const rows = chart.rows(start);
    expect(rows.map(({ layer }) => layer)).toEqual(['1.tanh', '2.residual.0.relu', '3.tanh']);
    expect(rows.filter(({ measured }) => measured !== null)).toHaveLength(measured);
    const view = new View(parse(compile(chart.spec, { logger: strict() }).spec), { renderer: 'none' });
    const svg = await view.data(chart.name, [...rows]).toSVG();
    expect(marksOf(view)).toBeGreaterThan(0);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });
});
