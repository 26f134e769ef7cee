import { describe, expect, it } from 'vitest';
import type { LayerPoint } from '../network/layerHistory.ts';
import { layerMapRows, layerMapSpec, mostLines } from './layerMap.ts';

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
    const history = Array.from({ length: 96 }, (_, at) => point(10 * at, '1.tanh', at));
    const rows = layerMapRows(history);
    expect(rows).toHaveLength(48);
    expect(rows[0]).toMatchObject({ from: 0, to: 15, value: 0.5 });
    expect(rows.at(-1)).toMatchObject({ from: 935, to: 950, value: 94.5 });
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

describe('layerMapSpec', () => {
  it('draws a cell from step to step in the row of its layer, first layer on top, coloured by its value', () => {
    const spec = layerMapSpec('map', 'Title', 'What to look for', { title: 'std', format: '.1f', scale: {} });
    expect(spec).toMatchObject({
      mark: { type: 'rect', stroke: null },
      encoding: {
        x: { field: 'from', type: 'quantitative' },
        x2: { field: 'to' },
        y: { field: 'name', type: 'nominal', sort: { field: 'place', op: 'min' }, axis: { labelLimit: 150 } },
        color: { field: 'value', type: 'quantitative', legend: { direction: 'horizontal' } },
      },
    });
  });

  it('names its data set and the unit of its colours', () => {
    const spec = layerMapSpec('map', 'Title', 'What to look for', {
      title: 'saturated',
      format: '.0%',
      scale: { domain: [0, 1] },
    });
    expect(spec).toMatchObject({
      data: { name: 'map' },
      encoding: { color: { scale: { domain: [0, 1] }, legend: { title: 'saturated', format: '.0%' } } },
    });
    expect(mostLines).toBeGreaterThan(1);
  });
});
