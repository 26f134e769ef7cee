import { arrayReading, arraySnapshot } from '@weir/core';
import type { PlainLayer } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { stepAnatomy } from './stepAnatomy.ts';
import { tensorFigures } from './tensorFigures.ts';

describe('tensorFigures', () => {
  it('has shape, moments, extremes, a histogram of all values and the first of them', () => {
    const values = Array.from({ length: 20 * 70 }, (_, at) => at / 1000);
    const figures = tensorFigures(arrayReading('x', values, [20, 70]));
    expect(figures).toMatchObject({ shape: [20, 70], count: 1400, min: 0, max: 1.399, nonFinite: 0 });
    expect(figures.mean).toBeCloseTo(0.6995, 6);
    expect(figures.histogram.counts.reduce((sum, count) => sum + count)).toBe(1400);
    const { rows, columns, values: corner } = figures.corner;
    expect([rows, columns, corner.length]).toEqual([16, 64, 1024]);
    for (const [row, column] of [
      [0, 0],
      [0, 63],
      [1, 0],
      [15, 63],
    ] as const)
      expect(corner[row * 64 + column]).toBeCloseTo((row * 70 + column) / 1000, 3);
  });

  it('of images shows the first one’s first channel', () => {
    const values = Array.from({ length: 2 * 3 * 4 * 5 }, (_, at) => at);
    const { corner } = tensorFigures(arrayReading('x', values, [2, 3, 4, 5]));
    expect(corner).toEqual({ rows: 3, columns: 4, values: Array.from({ length: 12 }, (_, at) => 5 * at) });
  });

  it('of a list has one row, and says what is not finite', () => {
    const figures = tensorFigures(arrayReading('x', [1, NaN, 3], [3]));
    expect(figures).toMatchObject({
      count: 2,
      nonFinite: 1,
      min: 1,
      max: 3,
      corner: { rows: 1, columns: 3 },
    });
  });
});

describe('stepAnatomy', () => {
  const of = (...values: readonly number[]) => ({ values, shape: [values.length, 1] });
  const layer = (name: string, depth: number, value: number): PlainLayer => ({
    kind: name.split('.').at(-1) ?? '',
    name,
    depth,
    output: of(value, -value),
    grad: of(value / 10, 0),
  });

  it('has the layers as they are done, a composite behind what is inside of it', () => {
    const layers = [
      layer('0.linear', 0, 1),
      layer('1.residual', 0, 2),
      layer('1.residual.0.residual', 1, 3),
      layer('1.residual.0.residual.0.tanh', 2, 4),
      layer('1.residual.1.tanh', 1, 5),
      layer('2.tanh', 0, 6),
    ];
    expect(stepAnatomy(arraySnapshot({ layers })).layers.map(({ name }) => name)).toEqual([
      '0.linear',
      '1.residual.0.residual.0.tanh',
      '1.residual.0.residual',
      '1.residual.1.tanh',
      '1.residual',
      '2.tanh',
    ]);
  });

  it('has what each tensor of the step is, as plain data', () => {
    const weight = { name: '0.linear.weight', data: of(1, 3), grad: of(0.5, -0.5), update: of(-0.05, 0.05) };
    const anatomy = stepAnatomy(
      arraySnapshot({
        step: 7,
        loss: 2.5,
        learningRate: 0.1,
        layers: [{ ...layer('0.linear', 0, 4), input: of(9, 9) }],
        parameters: [weight],
      }),
    );
    expect(anatomy).toMatchObject({ step: 7, loss: 2.5, learningRate: 0.1 });
    expect(anatomy.layers[0]).toMatchObject({
      input: { mean: 9, std: 0 },
      output: { min: -4, max: 4 },
      grad: { max: 0.4 },
    });
    expect(anatomy.parameters[0]).toMatchObject({
      name: '0.linear.weight',
      layer: '0.linear',
      grad: { mean: 0, max: 0.5 },
      update: { min: -0.05 },
      data: { mean: 2, corner: { rows: 2, columns: 1, values: [1, 3] } },
    });
    expect(structuredClone(anatomy)).toEqual(anatomy);
  });

  it('leaves out what a step does not have', () => {
    const { layers, parameters } = stepAnatomy(
      arraySnapshot({ layers: [{ kind: 'tanh', output: of(1, 2) }] }),
    );
    expect(layers[0]).not.toHaveProperty('grad');
    expect(layers[0]).not.toHaveProperty('input');
    expect(parameters).toEqual([]);
  });
});
