import type { Fold } from '@weir/core';
import { diagnosticKinds } from '@weir/diagnostics';
import { View, parse } from 'vega';
import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { charts } from './all.ts';
import { noFigures } from './figureTable.ts';
import {
  activationDepth,
  activationDistribution,
  deadUnitsChart,
  gradToDataChart,
  gradToDataMap,
  gradientDepth,
  gradientDistribution,
  gradientNormChart,
  inputShiftChart,
  inputShiftMap,
  jitterChart,
  lossChart,
  parameterNormsChart,
  parameterNormsMap,
  plainLossChart,
  runningMeansChart,
  runningVariancesChart,
  saturationByLayer,
  saturationChart,
  saturationMapChart,
  updateRatioChart,
  updateRatioMap,
  weightGradientDistribution,
} from './charts/index.ts';
import type { Chart } from './chart.ts';
import { stateOf } from './testing/states.ts';
import { cellAt, columnsOf } from './map/cellMap.ts';
import { marksOf, strict, validate } from './testing/vegaLite.ts';
import { darkTheme, lightTheme, withTheme, withWidth } from './theme.ts';

/** The picture, and how many points of lines, bars or cells it has besides axes, legends and titles. */
async function draw(chart: Chart, rows: readonly object[]): Promise<{ svg: string; marks: number }> {
  const { spec } = compile(withWidth(chart.spec, 640), { logger: strict() });
  const view = new View(parse(spec), { renderer: 'none', logger: strict() });
  view.data(chart.name, [...rows]);
  const svg = await view.toSVG();
  return { svg, marks: marksOf(view) };
}

describe.each(charts.map((chart) => [chart.name, chart as Chart] as const))('%s', (name, chart) => {
  it('is valid Vega-Lite', () => {
    expect(validate(chart.spec), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  });

  it('is data, down to the last brace', () => {
    expect(JSON.parse(JSON.stringify(chart.spec))).toEqual(chart.spec);
  });

  it('compiles without a warning, in either theme', () => {
    expect(() => compile(chart.spec, { logger: strict() })).not.toThrow();
    expect(() => compile(withTheme(chart.spec, darkTheme), { logger: strict() })).not.toThrow();
  });

  it('names its data set as itself, and its own diagnostic', () => {
    expect(chart.spec.data).toEqual({ name });
    expect(diagnosticKinds.map(({ type }) => type)).toContain(chart.diagnostic);
  });

  it('makes plain rows whose fields are those that the spec names', async () => {
    const rows = chart.rows(await stateOf(chart.diagnostic));
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
    const fields = new Set(
      Array.from(JSON.stringify(chart.spec).matchAll(/"field":"([^"]+)"/g), ([, field]) => field),
    );
    expect(fields.size).toBeGreaterThan(1);
    for (const field of fields) expect(rows[0]).toHaveProperty(field ?? '');
  });

  it('draws its rows without a browser', async () => {
    const rows = chart.rows(await stateOf(chart.diagnostic));
    const { svg, marks } = await draw(chart, rows);
    expect(marks).toBeGreaterThanOrEqual(rows.length);
    expect(svg).toMatch(/^<svg /);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('is what it was after it was drawn', async () => {
    const before = structuredClone(chart.spec);
    await draw(chart, chart.rows(await stateOf(chart.diagnostic)));
    expect(chart.spec).toEqual(before); // symbols, by which Vega marks what it has seen, would differ
  });

  it('has no rows before the first measurement', () => {
    const kind = diagnosticKinds.find(({ type }) => type === chart.diagnostic);
    const { initial } = kind?.state as Fold<Parameters<typeof chart.rows>[0], unknown>; // the chart's own diagnostic
    expect(chart.rows(initial)).toEqual([]);
  });
});

const maps = charts.map((chart) => chart as Chart).filter(({ image }) => image);

describe.each(maps.map((chart) => [chart.name, chart] as const))('the image of %s', (name, chart) => {
  const image = chart.image ?? expect.unreachable();
  const cellsOf = async () => image.cells((await stateOf(chart.diagnostic)) as never); // its own diagnostic's

  it('is valid Vega-Lite that compiles without a warning in either theme, of the chart’s own data set', () => {
    expect(validate(image.spec), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(JSON.parse(JSON.stringify(image.spec))).toEqual(image.spec);
    for (const theme of [lightTheme, darkTheme])
      expect(() => compile(withTheme(image.spec, theme), { logger: strict() })).not.toThrow();
    expect(image.spec.data).toEqual({ name });
    expect(image.spec.title).toEqual(chart.spec.title);
  });

  it('is drawn without a browser as image marks alone, with the axes and the legend of the cells', async () => {
    const cells = await cellsOf();
    const [asImage, asCells] = await Promise.all([
      draw({ ...chart, spec: image.spec }, image.rows(cells, lightTheme)),
      draw(chart, chart.rows(await stateOf(chart.diagnostic))),
    ]);
    expect(asImage.svg).toMatch(/<image [^>]*href="data:image\/png;base64,/);
    expect(asImage.svg).not.toMatch(/mark-rect role-mark|NaN|Infinity|undefined/);
    const words = ({ svg }: { readonly svg: string }) =>
      [...svg.matchAll(/<text[^>]*>([^<]+)<\/text>/g)].map(([, text]) => text).sort();
    expect(words(asImage)).toEqual(words(asCells));
  });

  it('has as many values as the chart has cells, and each in words', async () => {
    const cells = await cellsOf();
    expect(cells.length).toBeGreaterThan(0);
    for (const strip of cells) {
      expect(strip.values).toHaveLength(strip.rows * columnsOf(strip));
      const cell = cellAt(strip, strip.edges[0] ?? NaN, 0);
      expect(cell && image.describe(cell)).toMatch(
        new RegExp(`^${strip.name.replaceAll('.', '\\.')}: .+\\d`),
      );
    }
  });

  it('has no cells before the first measurement', () => {
    const kind = diagnosticKinds.find(({ type }) => type === chart.diagnostic);
    const { initial } = kind?.state as Fold<never, unknown>; // the chart's own diagnostic
    expect(image.cells(initial)).toEqual([]);
  });
});

describe('charts', () => {
  it('are all there', () => {
    const all = [
      activationDepth,
      activationDistribution,
      deadUnitsChart,
      gradToDataChart,
      gradToDataMap,
      gradientDepth,
      gradientDistribution,
      gradientNormChart,
      inputShiftChart,
      inputShiftMap,
      jitterChart,
      lossChart,
      parameterNormsChart,
      parameterNormsMap,
      plainLossChart,
      runningMeansChart,
      runningVariancesChart,
      saturationByLayer,
      saturationChart,
      saturationMapChart,
      updateRatioChart,
      updateRatioMap,
      weightGradientDistribution,
    ];
    expect(new Set<object>(charts)).toEqual(new Set<object>(all));
  });

  it('have tables without rows before the first measurement, as a page has without a chart', () => {
    expect(lossChart.table({ entries: [] }).rows).toEqual(noFigures.rows);
    expect(updateRatioChart.table({ entries: [] }).rows).toEqual(noFigures.rows);
  });
});
