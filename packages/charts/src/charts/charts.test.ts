import { packBits } from '@weir/diagnostics';
import { describe, expect, it } from 'vitest';
import { cellAt } from '../map/cellMap.ts';
import { noFigures } from '../figureTable.ts';
import { lightTheme } from '../theme.ts';
import { layerMapCells } from './layerMapCells.ts';
import { layerMapImage } from './layerMapImage.ts';
import { layersDown, mapColor } from './layerMapParts.ts';
import { saturationMapImage } from './saturationMapImage.ts';
import { black, mostExamples, saturationMapFrame, white } from './saturationMapParts.ts';

const point = (step: number, name: string, value: number) => ({ step, name, layer: name, value });

describe('layerMapCells', () => {
  it('has a strip for each layer in network order, and no number where nothing was measured', () => {
    const cells = layerMapCells([point(0, '11.tanh', 1), point(10, '11.tanh', 3), point(10, '3.tanh', 5)]);
    expect(cells.map(({ name, rows, edges }) => [name, rows, edges])).toEqual([
      ['3.tanh', 1, [0, 5, 10]],
      ['11.tanh', 1, [0, 5, 10]],
    ]);
    expect(cells.map(({ values }) => [...Array.from(values)])).toEqual([
      [NaN, 5],
      [1, 3],
    ]);
    expect(layerMapCells([])).toEqual([]);
  });
});

describe('layerMapImage', () => {
  it('tells a cell with its whole steps, and spans the values where no domain is given', () => {
    const image = layerMapImage({
      name: 'map',
      diagnostic: 'saturation',
      title: 'Title',
      lookFor: 'What to look for',
      color: { title: 'unit', format: '.1f', scale: {} },
      history: () => [point(0, 'a', 2), point(5, 'a', 4), point(10, 'a', 8)],
      print: String,
      table: () => noFigures,
      nothing: '',
    });
    const cells = image.cells({ entries: [] });
    expect(image.rows(cells, lightTheme)).toMatchObject([{ value: 2, from: 0, to: 10 }, { value: 8 }]);
    const [strip] = cells;
    expect(strip && image.describe(cellAt(strip, 4, 0) ?? expect.unreachable())).toBe(
      'a: 4 over steps 3 to 7',
    );
  });
});

describe('parts of maps', () => {
  it('have layers without room between them, and a legend that is seen though its marks are not', () => {
    expect(layersDown.scale).toEqual({ type: 'band', padding: 0 });
    expect(mapColor({ title: 'a', format: '.1f', scale: { domain: [0, 1] } })).toMatchObject({
      scale: { domain: [0, 1], interpolate: 'rgb' },
      legend: { gradientOpacity: 1, titleLimit: 0 },
    });
  });
});

describe('saturationMapImage', () => {
  it('shows the first examples of many', () => {
    const [examples, units] = [100, 8] as const;
    const layer = { name: 'a', examples, units, bits: packBits(Array.from({ length: 100 }, () => 0xff)) };
    const [strip] = saturationMapImage.cells({ latest: { step: 0, layers: [layer] } });
    expect(strip?.rows).toBe(mostExamples);
    expect(Array.from(strip?.values ?? [])).toEqual(Array.from({ length: mostExamples * units }, () => 1));
  });

  it('is white on black, as in the lecture', () => {
    expect([white, black]).toEqual(['#ffffff', '#14181d']);
  });

  it('has the colour of no cell between the layers, where there are none', () => {
    expect(saturationMapFrame.view).not.toHaveProperty('fill');
  });
});
