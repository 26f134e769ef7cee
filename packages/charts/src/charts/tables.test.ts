import { maskOf } from '@weir/core';
import { packBits } from '@weir/diagnostics';
import { describe, expect, it } from 'vitest';
import { activationDistribution } from './activationDistributionChart.ts';
import { activationDepth, gradientDepth } from './depthProfileChart.ts';
import { gradientDistribution } from './gradientDistributionChart.ts';
import { gradientNormChart } from './gradientNormChart.ts';
import { gradToDataChart } from './gradToDataChart.ts';
import { inputShiftChart } from './inputShiftChart.ts';
import { jitterChart } from './jitterChart.ts';
import { lossChart, plainLossChart } from './lossChart.ts';
import { parameterNormsChart } from './parameterNormsChart.ts';
import { runningMeansChart, runningVariancesChart } from './runningMomentsChart.ts';
import { saturationChart } from './saturationChart.ts';
import { saturationMapChart } from './saturationMapChart.ts';
import { updateRatioChart } from './updateRatioChart.ts';
import { weightGradientDistribution } from './weightGradientDistributionChart.ts';
import { palette } from '../palette.ts';

const histogram = { low: -1, high: 1, counts: [1, 1] };

describe('the table beside', () => {
  it('the loss has its first, lowest and newest, of minibatches and of their average', () => {
    const entries = [4, 1, 2].map((loss, step) => ({ step, loss, smoothed: loss }));
    expect(lossChart.table({ entries })).toEqual({
      columns: ['at first', 'lowest', 'now'],
      rows: [
        { name: 'minibatches', cells: ['4.00', '1.00', '2.00'] },
        { name: 'average', cells: ['4.00', '2.33', '2.33'] }, // around the first is that alone
      ],
    });
    expect(lossChart.table({ entries: [] }).rows).toEqual([]);
    expect(plainLossChart.table({ entries })).toEqual(lossChart.table({ entries }));
  });

  it('the norm of gradients has how much was clipped, of the steps at which anything could be', () => {
    const limit = { norm: 1 };
    const clipped = [1, 0, 0, 0].map((share, step) => ({ step, norm: 2 + step, clipped: share, limit }));
    expect(gradientNormChart.table({ entries: [{ step: 9, norm: 8 }, ...clipped] })).toEqual({
      columns: ['at first', 'now', 'clipped'],
      rows: [{ name: 'all gradients', cells: ['8.0', '5.0', '25.00 %'] }],
    });
    expect(gradientNormChart.table({ entries: [{ step: 0, norm: 8 }] }).rows[0]?.cells).toEqual([
      '8.0',
      '8.0',
      '–',
    ]);
    expect(gradientNormChart.table({ entries: [] }).rows).toEqual([]);
  });

  it('jitter has a row for each batch size and one for evaluation, in the colours of the lines', () => {
    const at = (step: number, training: number) => ({
      step,
      outputs: 1,
      sizes: [
        { size: 4, training, evaluation: 0 },
        { size: 32, training: training / 2, evaluation: 0.125 },
      ],
    });
    expect(jitterChart.table({ entries: [at(0, 1), at(1, 0.5)] })).toEqual({
      columns: ['at first', 'now'],
      rows: [
        { name: 'batches of 4', color: palette[0], cells: ['1.0', '0.50'] },
        { name: 'batches of 32', color: palette[1], cells: ['0.50', '0.25'] },
        { name: 'evaluation', color: palette[2], cells: ['0.13', '0.13'] },
      ],
    });
  });

  it('running moments has each layer’s first and newest, in the order of the network', () => {
    const layer = (name: string, mean: number) => ({
      name,
      tracks: 'variance' as const,
      mean: { mean, std: 1 },
      variance: { mean: 2 * mean, std: null as unknown as number }, // as it comes over a wire
    });
    const entries = [
      { step: 0, layers: [layer('1.batchNorm', 0.5)] },
      { step: 1, layers: [layer('1.batchNorm', 9)] },
      { step: 2, layers: [layer('11.batchNorm', 3), layer('1.batchNorm', 2)] },
    ];
    expect(runningMeansChart.table({ entries })).toEqual({
      columns: ['at first', 'now'],
      rows: [
        { name: '1.batchNorm', layer: '1.batchNorm', cells: ['0.50 ± 1.00', '2.00 ± 1.00'] },
        { name: '11.batchNorm', layer: '11.batchNorm', cells: ['–', '3.00 ± 1.00'] },
      ],
    });
    expect(runningVariancesChart.table({ entries }).rows[0]?.cells).toEqual(['1.00', '4.00']);
    expect(runningMeansChart.table({ entries: [] }).rows).toEqual([]);
  });

  it('profiles of depth has a std for each layer, and a dash where it is not known', () => {
    const layers = [
      { name: '3.tanh', kind: 'tanh', mean: 0, std: null as unknown as number, histogram },
      { name: '1.tanh', kind: 'tanh', mean: 0, std: 0.5, histogram },
    ];
    const latest = { step: 0, layers };
    expect(activationDepth.table({ latest })).toEqual({
      columns: ['std'],
      rows: [
        { name: '1.tanh', cells: ['0.50'] },
        { name: '3.tanh', cells: ['–'] },
      ],
    });
    expect(gradientDepth.table({ latest }).rows[0]?.cells).toEqual(['0.50']);
    expect(gradientDepth.table({}).rows).toEqual([]);
    expect(activationDepth.table({}).rows).toEqual([]);
  });

  it('distributions of activations has the saturated share only where a layer has one', () => {
    const relu = { name: '3.relu', kind: 'relu', mean: -0.25, std: 0.5, histogram };
    const tanh = { name: '1.tanh', kind: 'tanh', mean: 0.25, std: 0.75, saturated: 0.125, histogram };
    expect(activationDistribution.table({ latest: { step: 0, layers: [relu, tanh] } })).toEqual({
      columns: ['mean', 'std', 'saturated'],
      rows: [
        { name: '1.tanh', layer: '1.tanh', cells: ['+0.25', '0.75', '12.50 %'] },
        { name: '3.relu', layer: '3.relu', cells: ['−0.25', '0.50', '–'] },
      ],
    });
    expect(activationDistribution.table({ latest: { step: 0, layers: [relu] } })).toEqual({
      columns: ['mean', 'std'],
      rows: [{ name: '3.relu', layer: '3.relu', cells: ['−0.25', '0.50'] }],
    });
  });

  it('distributions of gradients has mean and std, of weights shape and grad:data too', () => {
    const layers = [{ name: '1.tanh', kind: 'tanh', mean: 0.25, std: 0.002, histogram }];
    expect(gradientDistribution.table({ latest: { step: 0, layers } })).toEqual({
      columns: ['mean', 'std'],
      rows: [{ name: '1.tanh', layer: '1.tanh', cells: ['0.25', '0.0020'] }],
    });
    const weights = [{ name: '0.linear.weight', shape: [3, 4], mean: 0.25, std: 0.5, histogram }];
    expect(weightGradientDistribution.table({ latest: { step: 0, weights } })).toEqual({
      columns: ['shape', 'mean', 'std', 'grad:data'],
      rows: [{ name: '0.linear.weight', layer: '0.linear', cells: ['3×4', '0.25', '0.50', '–'] }],
    });
  });

  it('the saturation map has how much is flat, and the units that are so for every example', () => {
    const flat = [1, 1, 0, 1, 0, 0];
    const layer = {
      name: '1.tanh',
      examples: 2,
      units: 3,
      bits: packBits(maskOf(6, (at) => flat[at] === 1)),
    };
    expect(saturationMapChart.table({ latest: { step: 0, layers: [layer] } })).toEqual({
      columns: ['flat', 'units', 'dead'],
      rows: [{ name: '1.tanh', cells: ['50.00 %', '3', '1'] }],
    });
  });

  it('lines has the first and the newest of each, as its figures are printed', () => {
    const parameters = (rms: number) => [{ name: '0.linear.bias', rms, mean: 0 }];
    expect(
      parameterNormsChart.table({
        entries: [
          { step: 0, parameters: parameters(0.25) },
          { step: 1, parameters: parameters(200) },
        ],
      }).rows,
    ).toEqual([{ name: '0.linear.bias', layer: '0.linear', cells: ['0.25', '2.0e2'] }]);
    const shift = (moved: number) => [{ name: '0.linear', mean: 0, std: 1, moved, path: 9, rescaled: 8 }];
    expect(inputShiftChart.table({ entries: [{ step: 0, layers: shift(1.5) }] }).rows).toEqual([
      { name: '0.linear', layer: '0.linear', cells: ['1.50', '1.50'] },
    ]);
    const saturated = [{ name: '1.tanh', saturated: 0.125 }];
    expect(saturationChart.table({ entries: [{ step: 0, layers: saturated }] }).rows[0]?.cells).toEqual([
      '12.50 %',
      '12.50 %',
    ]);
    const ratios = [{ name: '0.linear.weight', ratio: 0.25, log10: -3.5 }];
    expect(gradToDataChart.table({ entries: [{ step: 0, ratios }] }).rows[0]?.cells).toEqual([
      '0.25',
      '0.25',
    ]);
    expect(updateRatioChart.table({ entries: [{ step: 0, ratios }] }).rows[0]).toMatchObject({
      layer: '0.linear',
      cells: ['−3.50', '−3.50'],
    });
  });
});
