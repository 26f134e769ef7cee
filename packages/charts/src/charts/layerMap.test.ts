import { View, parse } from 'vega';
import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { noFigures } from '../figureTable.ts';
import { cellAt } from '../map/cellMap.ts';
import type { LayerPoint } from '../network/layerHistory.ts';
import { decoded } from '../testing/decoded.ts';
import { strict } from '../testing/vegaLite.ts';
import { darkTheme, lightTheme, withWidth } from '../theme.ts';
import { layerMap, layerMapRows, mostLines } from './layerMap.ts';
import type { LayerImageRow } from './layerMapImage.ts';

const point = (step: number, name: string, value: number): LayerPoint => ({ step, name, layer: name, value });

describe('layerMapRows', () => {
  it('are a cell for each step of each layer, first layer to last', () => {
    const rows = layerMapRows([
      point(0, '11.tanh', 1),
      point(0, '3.tanh', 2),
      point(100, '11.tanh', 3),
      point(100, '3.tanh', 4),
    ]);
    expect(rows.map(({ name, place, from, to, value }) => [name, place, from, to, value])).toEqual([
      ['3.tanh', 0, 0, 50, 2],
      ['3.tanh', 0, 50, 100, 4],
      ['11.tanh', 1, 0, 50, 1],
      ['11.tanh', 1, 50, 100, 3],
    ]);
  });

  it('are means over several steps where there are many, as wide as those steps, and none beyond the last', () => {
    const history = Array.from({ length: 192 }, (_, at) => point(10 * at, '1.tanh', at));
    const rows = layerMapRows(history);
    expect(rows).toHaveLength(96);
    expect(rows[0]).toMatchObject({ from: 0, to: 15, value: 0.5 });
    expect(rows.at(-1)).toMatchObject({ from: 1895, to: 1910, value: 190.5 });
  });

  it('begin where the run was first measured', () => {
    const rows = layerMapRows([point(100, '1.tanh', 1), point(200, '1.tanh', 2), point(300, '1.tanh', 3)]);
    expect(rows.map(({ from, to, value }) => [from, to, value])).toEqual([
      [100, 150, 1],
      [150, 250, 2],
      [250, 300, 3],
    ]);
  });

  it('are none of nothing, and one step wide of a single one', () => {
    expect(layerMapRows([])).toEqual([]);
    expect(layerMapRows([point(5, '1.tanh', 2)])).toMatchObject([{ from: 5, to: 6, value: 2 }]);
  });
});

describe('layerMap', () => {
  const map = layerMap({
    name: 'map',
    diagnostic: 'saturation',
    title: 'Title',
    lookFor: 'What to look for',
    color: { title: 'saturated', format: '.0%', scale: { domain: [0, 1] } },
    history: () => [point(0, '1.tanh', 0), point(100, '1.tanh', 1), point(0, '3.tanh', 0.5)],
    print: (value) => `${value} saturated`,
    table: () => noFigures,
    nothing: '',
  });
  const state = { entries: [] };

  it('draws a cell from step to step in the row of its layer, first layer on top, coloured by its value', () => {
    expect(map.spec).toMatchObject({
      data: { name: 'map' },
      mark: { type: 'rect', stroke: null },
      encoding: {
        x: { field: 'from', type: 'quantitative' },
        x2: { field: 'to' },
        y: { field: 'name', type: 'nominal', sort: { field: 'place', op: 'min' }, axis: { labelLimit: 150 } },
        color: {
          field: 'value',
          type: 'quantitative',
          scale: { domain: [0, 1] },
          legend: { title: 'saturated', format: '.0%', direction: 'horizontal' },
        },
      },
    });
    expect(mostLines).toBeGreaterThan(1);
  });

  it('is one image of all that, a pixel down a layer, in the colours of the theme, and transparent where nothing was measured', () => {
    const { cells, rows, describe } = map.image ?? expect.unreachable();
    const images = [lightTheme, darkTheme].map((theme) => {
      const [first, ...others] = rows(cells(state), theme) as readonly LayerImageRow[];
      expect(first).toMatchObject({ name: '1.tanh', from: 0, to: 100, value: 0 });
      expect(others).toEqual([
        { name: '1.tanh', place: 0, value: 1 },
        { name: '3.tanh', place: 1, value: 1 },
      ]);
      return decoded(first?.url ?? '');
    });
    const [light, dark] = images;
    expect(light?.colors.map((row) => [row[0], row[239], row[240], row.at(-1)])).toEqual([
      ['#fde725', '#fde725', '#440154', '#440154'],
      ['#21918c', '#21918c', 'transparent', 'transparent'],
    ]);
    expect(dark?.colors[0]?.[0]).toBe('#440154');
    const [strip] = cells(state);
    expect(strip && describe(cellAt(strip, 60, 0.5) ?? expect.unreachable())).toBe(
      '1.tanh: 1 saturated over steps 50 to 100',
    );
  });

  it('begins, as lines do, at the first step that was measured: a part of a run that was replayed fills it', async () => {
    const ofReplay = layerMap({
      name: 'map',
      diagnostic: 'saturation',
      title: 'Title',
      lookFor: 'What to look for',
      color: { title: 'saturated', format: '.0%', scale: { domain: [0, 1] } },
      history: () => [2000, 2200, 2400].map((step) => point(step, '1.tanh', 0.5)),
      print: (value) => `${value} saturated`,
      table: () => noFigures,
      nothing: '',
    });
    const image = ofReplay.image ?? expect.unreachable();
    for (const [spec, rows] of [
      [ofReplay.spec, ofReplay.rows(state)],
      [image.spec, image.rows(image.cells(state), lightTheme)],
    ] as const) {
      const compiled = compile(withWidth(spec, 640), { logger: strict() });
      const view = new View(parse(compiled.spec), { renderer: 'none', logger: strict() });
      await view.data('map', [...rows]).runAsync();
      const across = view.scale('x') as { domain(): readonly number[] }; // vega's are untyped
      expect(across.domain()).toEqual([2000, 2400]);
    }
  });
});
