/**
 * What a map costs when its data change, in Chromium, as one image and as a rectangle for each cell, in turns in one page:
 * making its rows (here, in Node), and drawing them until the page is laid out. Run it by run.mjs.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { lightTheme, saturationByLayer, saturationMapChart, withWidth } from '@weir/charts';
import type { Chart } from '@weir/charts';
import { torchGenerator } from '@weir/core';
import { packBits } from '@weir/diagnostics';
import { compile } from 'vega-lite';
import type { TopLevelSpec } from 'vega-lite';
import { imageAtOnce } from '../../../apps/dashboard/src/draw/imageAtOnce.ts';
import { launchBrowser } from '../../launchBrowser.ts';
import { median } from '../step/median.ts';
import { drawnBoth } from './drawnBoth.ts';

const { values } = parseArgs({ options: { turns: { type: 'string', default: '20' } } });
const turns = Number(values.turns);
if (!turns) throw new Error('bench: --turns must be a number above 0');

const rng = torchGenerator(1);

/** Ten layers of a hundred units, of whose activations a quarter is flat. */
function saturationMapState() {
  const [examples, units] = [64, 100] as const;
  const mask = () =>
    Array.from({ length: (examples * units) / 8 }, () =>
      [...rng.rand(8)].reduce((byte, draw) => 2 * byte + Number(draw < 0.25), 0),
    );
  const layers = Array.from({ length: 10 }, (_, at) => ({
    name: `${at}.tanh`,
    examples,
    units,
    bits: packBits(mask()),
  }));
  return { latest: { step: 0, layers } };
}

/** Twenty layers over four hundred measurements. */
function saturationState() {
  const entries = Array.from({ length: 400 }, (_, at) => ({
    step: 10 * at,
    layers: Array.from({ length: 20 }, (__, layer) => ({
      name: `${layer}.tanh`,
      saturated: rng.rand(1)[0] ?? 0,
    })),
  }));
  return { entries };
}

/** Rows of both ways, and the milliseconds that making them took. */
function rowsOf(chart: Chart, state: object) {
  const { image } = chart;
  if (!image) throw new Error(`bench: ${chart.name} must be a map`);
  const timed = (make: () => readonly object[]) => {
    const from = performance.now();
    const rows = make();
    return { rows, took: performance.now() - from };
  };
  return {
    cells: timed(() => chart.rows(state as never)), // its own diagnostic's
    image: timed(() => image.rows(image.cells(state as never), lightTheme)),
  };
}

const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 800, height: 900 } });
const vega = createRequire(import.meta.url).resolve('vega');
await page.addScriptTag({ path: join(dirname(vega), 'vega.min.js') });
const compiled = (spec: TopLevelSpec) => imageAtOnce(compile(withWidth(spec, 640)).spec);

const cases: readonly (readonly [string, Chart, () => object])[] = [
  ['saturation map, 10 layers of 64 × 100', saturationMapChart as Chart, saturationMapState],
  ['layers over steps, 20 × 400', saturationByLayer as Chart, saturationState],
];
const table: Record<string, object> = {};
for (const [name, chart, state] of cases) {
  const both = Array.from({ length: turns }, () => rowsOf(chart, state()));
  const drawn = await page.evaluate(drawnBoth, {
    name: chart.name,
    specs: [compiled(chart.spec), compiled(chart.image?.spec ?? chart.spec)],
    turns: both.map(({ cells, image }) => [cells.rows, image.rows]),
  });
  const rows = [median(both.map(({ cells }) => cells.took)), median(both.map(({ image }) => image.took))];
  const drawing = [0, 1].map((way) => median(drawn.slice(2).map((turn) => turn[way] ?? NaN))); // the first make the views
  const all = [0, 1].map((way) => (rows[way] ?? NaN) + (drawing[way] ?? NaN));
  const milliseconds = (of: readonly number[]) => of.map((value) => `${value.toFixed(1)} ms`);
  for (const [at, way] of ['as cells', 'as one image'].entries())
    table[`${name}, ${way}`] = {
      marks: both[0]?.[at === 0 ? 'cells' : 'image'].rows.length,
      rows: milliseconds(rows)[at],
      drawing: milliseconds(drawing)[at],
      share: ((all[at] ?? NaN) / (all[0] ?? NaN)).toFixed(2),
    };
}
await browser.close();
console.table(table);
