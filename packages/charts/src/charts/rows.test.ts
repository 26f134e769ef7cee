import { maskOf } from '@weir/core';
import { packBits } from '@weir/diagnostics';
import { View, parse } from 'vega';
import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { activationDistribution } from './activationDistributionChart.ts';
import { deadUnitsChart } from './deadUnitsChart.ts';
import { activationDepth, gradientDepth } from './depthProfileChart.ts';
import { gradientNormChart } from './gradientNormChart.ts';
import { gradToDataChart, gradToDataMap } from './gradToDataChart.ts';
import { jitterChart } from './jitterChart.ts';
import { lossChart, plainLossChart } from './lossChart.ts';
import { parameterNormsMap } from './parameterNormsChart.ts';
import { runningMeansChart, runningVariancesChart } from './runningMomentsChart.ts';
import { saturationChart } from './saturationChart.ts';
import { saturationMapChart } from './saturationMapChart.ts';
import type { SaturationImageRow } from './saturationMapImage.ts';
import { weightGradientDistribution } from './weightGradientDistributionChart.ts';
import { charts } from '../all.ts';
import { cellAt } from '../map/cellMap.ts';
import { decoded } from '../testing/decoded.ts';
import { lightTheme, withWidth } from '../theme.ts';

describe('rows', () => {
  it('of activations carry the lecture’s figures in the legend', () => {
    const histogram = { low: -1, high: 1, counts: [1, 1] };
    const layer = { name: '4.tanh', kind: 'tanh', mean: -0.001, std: 0.634, saturated: 0.0278, histogram };
    const relu = { name: '6.relu', kind: 'relu', mean: 0.4, std: 0.6, histogram };
    const rows = activationDistribution.rows({ latest: { step: 0, layers: [layer, relu] } });
    expect(rows.map(({ label }) => label)).toEqual([
      '4.tanh · −0.00 ± 0.63 · saturated 2.78 %',
      '4.tanh · −0.00 ± 0.63 · saturated 2.78 %',
      '6.relu · +0.40 ± 0.60',
      '6.relu · +0.40 ± 0.60',
    ]);
  });

  it('of weight gradients carry shape and grad:data', () => {
    const histogram = { low: 0, high: 1, counts: [1] };
    const weight = {
      name: '2.linear.weight',
      shape: [30, 100],
      mean: 2.46e-4,
      std: 9.24e-3,
      gradToData: 0.0488,
      histogram,
    };
    const [row] = weightGradientDistribution.rows({ latest: { step: 0, weights: [weight] } });
    expect(row?.label).toBe('2.linear.weight 30×100 · 2.5e-4 ± 0.0092 · grad:data 0.049');
  });

  it('of the saturation map are a cell for each flat output, and the extent of each example', () => {
    const flat = [0, 1, 0, 1, 0, 0];
    const layer = {
      name: '1.tanh',
      examples: 2,
      units: 3,
      bits: packBits(maskOf(6, (at) => flat[at] === 1)),
    };
    const rows = saturationMapChart.rows({ latest: { step: 0, layers: [layer] } });
    expect(rows).toEqual([
      { layer: '1.tanh', unit: 0, unitEnd: 3, example: 0, flat: false },
      { layer: '1.tanh', unit: 1, unitEnd: 2, example: 0, flat: true },
      { layer: '1.tanh', unit: 0, unitEnd: 3, example: 1, flat: false },
      { layer: '1.tanh', unit: 0, unitEnd: 1, example: 1, flat: true },
    ]);
  });

  it('of the saturation map are one for neighbours that are flat, to the last unit and in their own example alone', () => {
    const flat = [0, 1, 1, 0, 1, 1, 1, 0];
    const layer = {
      name: '1.tanh',
      examples: 2,
      units: 4,
      bits: packBits(maskOf(8, (at) => flat[at] === 1)),
    };
    const rows = saturationMapChart.rows({ latest: { step: 0, layers: [layer] } });
    expect(
      rows.filter((row) => row.flat).map(({ example, unit, unitEnd }) => [example, unit, unitEnd]),
    ).toEqual([
      [0, 1, 3],
      [1, 0, 3],
    ]);
    const joined = { ...layer, bits: packBits(maskOf(8, (at) => at === 3 || at === 4)) };
    expect(
      saturationMapChart
        .rows({ latest: { step: 0, layers: [joined] } })
        .filter((row) => row.flat)
        .map(({ example, unit, unitEnd }) => [example, unit, unitEnd]),
    ).toEqual([
      [0, 3, 4],
      [1, 0, 1],
    ]);
  });

  it('of the image of the saturation map are a picture for each layer, a pixel for each unit and example', () => {
    const flat = [0, 1, 0, 1, 0, 0];
    const bits = packBits(maskOf(6, (at) => flat[at] === 1));
    const layer = { name: '1.tanh', examples: 2, units: 3, bits };
    const { cells, rows, describe } = saturationMapChart.image ?? expect.unreachable();
    const strips = cells({ latest: { step: 0, layers: [layer] } });
    const [row, ...others] = rows(strips, lightTheme) as readonly SaturationImageRow[];
    expect([row?.layer, row?.unit, row?.unitEnd, others]).toEqual(['1.tanh', 0, 3, []]);
    const [black, white] = ['#14181d', '#ffffff'];
    expect(decoded(row?.url ?? '').colors).toEqual([
      [black, white, black],
      [white, black, black],
    ]);
    const said = strips.flatMap((strip) =>
      [0.5, 1.5].map((unit) => describe(cellAt(strip, unit, 0.2) ?? expect.unreachable())),
    );
    expect(said).toEqual([
      '1.tanh: unit 0 is not flat for example 0',
      '1.tanh: unit 1 is flat for example 0',
    ]);
  });

  it('of the saturation map of a few units are counted in whole ones', async () => {
    const layer = { name: '1.tanh', examples: 1, units: 4, bits: packBits(maskOf(4, () => true)) };
    const view = new View(parse(compile(withWidth(saturationMapChart.spec, 640)).spec), { renderer: 'none' });
    view.data(saturationMapChart.name, [
      ...saturationMapChart.rows({ latest: { step: 0, layers: [layer] } }),
    ]);
    const texts = [...(await view.toSVG()).matchAll(/<text[^>]*>([\d.]+)<\/text>/g)].map(([, text]) => text);
    expect(texts).toEqual(['0', '1', '2', '3', '4']);
  });

  it('of dead units end at the newest step while they last', () => {
    const span = { layer: '1.relu', unit: 3, from: 10 };
    const rows = deadUnitsChart.rows({ step: 50, layers: [], spans: [span, { ...span, unit: 4, to: 20 }] });
    expect(rows.map(({ unit, to, fate }) => [unit, to, fate])).toEqual([
      [3, 50, 'dead'],
      [4, 20, 'revived'],
    ]);
  });

  it('of dead units have the colour of their layer, whatever became of them', () => {
    expect(deadUnitsChart.spec).toMatchObject({
      encoding: { color: { field: 'layer' }, opacity: { field: 'fate' } },
    });
    const span = { layer: '1.relu', unit: 3, from: 10 };
    const { rows } = deadUnitsChart.table({
      step: 50,
      layers: [{ name: '1.relu', units: 8 }],
      spans: [span, { ...span, unit: 4, to: 20 }],
    });
    expect(rows).toEqual([{ name: '1.relu', layer: '1.relu', cells: ['1', '8', '2'] }]);
  });

  it('of losses have those of the validation split as points of their own', () => {
    const entries = [
      { step: 0, loss: 3, smoothed: 3 },
      { step: 1, loss: 3, smoothed: 3 },
    ];
    const validation = [{ step: 1, loss: 3.05 }];
    const drawn = [
      { step: 0, loss: 3, smoothed: 3 },
      { step: 1, loss: 3, smoothed: 3 },
      { step: 1, validation: 3.05 },
    ];
    expect(lossChart.rows({ entries, validation })).toEqual(drawn);
    expect(plainLossChart.rows({ entries, validation })).toEqual(drawn);
    expect(lossChart.table({ entries, validation }).rows.at(-1)).toEqual({
      name: 'validation',
      cells: ['3.05', '3.05', '3.05'],
    });
  });

  it('on logarithmic axes leave out what has no logarithm', () => {
    const entries = [
      { step: 0, loss: 0, smoothed: 0 },
      { step: 1, loss: 2, log10: 0.3, smoothed: 1 },
    ];
    expect(lossChart.rows({ entries }).map(({ step }) => step)).toEqual([1]);
    const ratios = [
      { name: 'a', ratio: 0 },
      { name: 'b', ratio: 1 },
    ];
    expect(gradToDataChart.rows({ entries: [{ step: 0, ratios }] }).map(({ name }) => name)).toEqual(['b']);
  });

  it('of profiles of depth are in network order, on an axis from 0, without what is not known', () => {
    const histogram = { low: -1, high: 1, counts: [1] };
    const layer = (name: string, std: number | null) =>
      ({ name, kind: 'tanh', mean: 0, std, histogram }) as never;
    const latest = { step: 0, layers: [layer('5.tanh', 0.25), layer('3.tanh', null), layer('1.tanh', 0.5)] };
    expect(activationDepth.rows({ latest })).toEqual([
      { layer: '1.tanh', place: 0, std: 0.5, low: 0, high: 0.5 },
      { layer: '5.tanh', place: 2, std: 0.25 },
    ]);
    expect(activationDepth.rows({ latest: { step: 0, layers: [layer('1.tanh', Infinity)] } })).toEqual([]);
    const zeros = { step: 0, layers: [layer('1.tanh', 0), layer('3.tanh', 0.01)] };
    expect(gradientDepth.rows({ latest: zeros }).map((row) => row.layer)).toEqual(['3.tanh']);
    const [{ low = NaN, high = NaN } = {}] = gradientDepth.rows({ latest: zeros });
    expect(high / low).toBeCloseTo(10, 9);
    expect(Math.sqrt(high * low)).toBeCloseTo(0.01, 9);
    expect(activationDepth.rows({})).toEqual([]);
    expect(gradientDepth.rows({})).toEqual([]);
  });

  it('of the norm of gradients have what a limit on it left, and no zeros', () => {
    const entries = [
      { step: 0, norm: 0 },
      { step: 1, norm: Infinity },
      { step: 2, norm: 4 },
      { step: 3, norm: 4, clipped: 1, limit: { norm: 3 } },
      { step: 4, norm: 2, clipped: 0, limit: { norm: 3 } },
      { step: 5, norm: 4, clipped: 0.5, limit: { value: 1 } },
    ];
    expect(gradientNormChart.rows({ entries })).toEqual([
      { step: 2, norm: 4, used: 4 },
      { step: 3, norm: 4, used: 3 },
      { step: 4, norm: 2, used: 2 },
      { step: 5, norm: 4, used: 4 },
    ]);
  });

  it('of jitter are a series a batch size, and one of evaluation, its largest', () => {
    const sizes = [
      { size: 4, training: 1, evaluation: 0.25 },
      { size: 32, training: 0.5, evaluation: 0.125 },
    ];
    expect(jitterChart.rows({ entries: [{ step: 7, outputs: 1, sizes }] })).toEqual([
      { step: 7, series: 'batches of 4', std: 1 },
      { step: 7, series: 'batches of 32', std: 0.5 },
      { step: 7, series: 'evaluation', std: 0.25 },
    ]);
  });

  it('of maps on logarithms have those, without zeros', () => {
    const parameters = [
      { name: 'a', rms: 0, mean: 0 },
      { name: 'b', rms: 100, mean: 0 },
    ];
    expect(parameterNormsMap.rows({ entries: [{ step: 0, parameters }] })).toMatchObject([
      { name: 'b', value: 2 },
    ]);
    const ratios = [
      { name: 'a', ratio: 0 },
      { name: 'b', ratio: 0.01 },
    ];
    expect(gradToDataMap.rows({ entries: [{ step: 0, ratios }] })).toMatchObject([{ name: 'b', value: -2 }]);
  });

  it('of saturation stand on an axis from 0', () => {
    const at = (step: number, saturated: number) => ({ step, layers: [{ name: '1.tanh', saturated }] });
    const rows = saturationChart.rows({ entries: [at(0, 0.5), at(1, 0.75)] });
    expect(rows[0]?.low).toBe(0);
    expect(rows[1]).not.toHaveProperty('low');
  });

  it('of the saturation map are those of 64 examples at most', () => {
    const bits = packBits(maskOf(70, () => false));
    const layer = { name: '1.tanh', examples: 70, units: 1, bits };
    expect(saturationMapChart.rows({ latest: { step: 0, layers: [layer] } })).toHaveLength(64);
  });

  it('of a loss on a linear axis are all of them, on the average around each', () => {
    const entries = [3, 0, 3, 6].map((loss, step) => ({ step, loss, smoothed: 9 }));
    expect(plainLossChart.rows({ entries })).toEqual([
      { step: 0, loss: 3, smoothed: 3 },
      { step: 1, loss: 0, smoothed: 2 },
      { step: 2, loss: 3, smoothed: 3 },
      { step: 3, loss: 6, smoothed: 3 },
    ]);
  });

  it('of dead units are in network order, and by unit within a layer', () => {
    const spans = [
      { layer: '11.relu', unit: 1, from: 0 },
      { layer: '3.relu', unit: 2, from: 0 },
      { layer: '3.relu', unit: 0, from: 5 },
    ];
    expect(
      deadUnitsChart
        .rows({ step: 9, layers: [], spans })
        .map(({ layer, place, unit }) => [layer, place, unit]),
    ).toEqual([
      ['3.relu', 0, 0],
      ['3.relu', 0, 2],
      ['11.relu', 1, 1],
    ]);
  });

  it('of a loss that stays are as level as it is, whatever the averages round', () => {
    const entries = Array.from({ length: 30 }, (_, step) => ({ step, loss: 4, log10: 0.6, smoothed: 4 }));
    expect([...new Set(lossChart.rows({ entries }).map(({ smoothed }) => smoothed))]).toEqual([4]);
  });

  it('of running moments have no band where a layer has a single feature', () => {
    const moments = { mean: 2, std: NaN };
    const layer = { name: '1.batchNorm', tracks: 'variance' as const, mean: moments, variance: moments };
    const [row] = runningMeansChart.rows({ entries: [{ step: 0, layers: [layer] }] });
    expect(row).toMatchObject({ value: 2, low: 2, high: 2 });
    const spread = { ...layer, mean: { mean: 2, std: 0.5 }, variance: { mean: 9, std: 1 } };
    const entries = [{ step: 3, layers: [spread] }];
    expect(runningMeansChart.rows({ entries })).toEqual([
      { step: 3, layer: '1.batchNorm', value: 2, low: 1.5, high: 2.5 },
    ]);
    expect(runningVariancesChart.rows({ entries })[0]).toMatchObject({ value: 9, low: 8, high: 10 });
  });
});

describe('charts', () => {
  it('have names of their own', () => {
    expect(new Set(charts.map(({ name }) => name)).size).toBe(charts.length);
  });

  it('say in their title what to look for, in lines that fit a narrow page', () => {
    for (const { spec } of charts) {
      const { text, subtitle } = spec.title as { text: string; subtitle: string[] }; // as frame() made it
      expect(text.length).toBeGreaterThan(3);
      expect(subtitle.join(' ').length).toBeGreaterThan(30);
      expect(Math.max(...subtitle.map((line) => line.length))).toBeLessThanOrEqual(62);
    }
  });
});
