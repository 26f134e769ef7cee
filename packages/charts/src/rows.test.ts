import { maskOf } from '@weir/core';
import { packBits } from '@weir/diagnostics';
import { describe, expect, it } from 'vitest';
import { activationDistribution } from './charts/activationDistributionChart.ts';
import { deadUnitsChart } from './charts/deadUnitsChart.ts';
import { gradToDataChart } from './charts/gradToDataChart.ts';
import { lossChart } from './charts/lossChart.ts';
import { runningMeansChart } from './charts/runningMomentsChart.ts';
import { saturationMapChart } from './charts/saturationMapChart.ts';
import { weightGradientDistribution } from './charts/weightGradientDistributionChart.ts';
import { charts } from './all.ts';

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

  it('of a loss that stays are as level as it is, whatever the averages round', () => {
    const entries = Array.from({ length: 30 }, (_, step) => ({ step, loss: 4, log10: 0.6, smoothed: 4 }));
    expect([...new Set(lossChart.rows({ entries }).map(({ smoothed }) => smoothed))]).toEqual([4]);
  });

  it('of running moments have no band where a layer has a single feature', () => {
    const moments = { mean: 2, std: NaN };
    const layer = { name: '1.batchNorm', tracks: 'variance' as const, mean: moments, variance: moments };
    const [row] = runningMeansChart.rows({ entries: [{ step: 0, layers: [layer] }] });
    expect(row).toMatchObject({ value: 2, low: 2, high: 2 });
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
