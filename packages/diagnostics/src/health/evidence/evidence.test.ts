import { arraySnapshot, normKinds, weightedKinds } from '@weir/core';
import type { PlainLayer } from '@weir/core';
import { describe, expect, it } from 'vitest';
import {
  followerOf,
  gainBefore,
  isFused,
  isWeighted,
  predecessorOf,
  weightOf,
  weights,
} from './architecture.ts';
import { depthRatio } from './depthRatio.ts';
import { figure, percentage } from './figure.ts';
import { median } from './median.ts';
import { averageWith, noAverage } from './movingAverage.ts';

/** Outputs whose std over N − 1 is the one given. */
const spreadOver = (std: number) => ({ values: [-std / Math.SQRT2, std / Math.SQRT2], shape: [2, 1] });
const layer = (kind: string, std: number, more: Partial<PlainLayer> = {}): PlainLayer => ({
  kind,
  output: spreadOver(std),
  ...more,
});

describe('architecture', () => {
  const snapshot = arraySnapshot({
    layers: ['linear', 'dropout', 'batchNorm', 'tanh', 'linear'].map((kind) => layer(kind, 1)),
    parameters: [
      { name: '0.linear.weight', fanIn: 1, data: { values: [1], shape: [1, 1] } },
      { name: '0.linear.bias', data: { values: [1], shape: [1] } },
    ],
  });

  it('followerOf passes over what only hands on', () => {
    expect(followerOf(snapshot, '0.linear')?.name).toBe('2.batchNorm');
    expect(normKinds).toContain(followerOf(snapshot, '0.linear')?.kind);
    expect(weightedKinds).toContain(followerOf(snapshot, '3.tanh')?.kind);
    expect(followerOf(snapshot, '4.linear')).toBeUndefined();
    expect(followerOf(snapshot, 'none')).toBeUndefined();
  });

  it('followerOf takes a layer with an activation of its own for weights that run into that activation', () => {
    const fused = arraySnapshot({
      layers: ['a', 'b', 'c', 'd'].map((name, at) =>
        layer(at === 0 || at === 3 ? 'linear' : 'tanh', 1, { name }),
      ),
      parameters: ['a', 'b', 'c', 'd'].map((name) => ({
        name: `${name}.kernel`,
        fanIn: 1,
        data: { values: [1], shape: [1, 1] },
      })),
    });
    const kinds = ['a', 'b', 'c', 'd'].map((name) => {
      const follower = followerOf(fused, name);
      return follower && `${follower.name} ${follower.kind}`;
    });
    expect(kinds).toEqual(['b linear', 'b tanh', 'c tanh', undefined]);
    expect(fused.layers.map((of) => isFused(fused, of))).toEqual([false, true, true, false]);
    expect(fused.layers.every((of) => isWeighted(fused, of))).toBe(true);
    expect(isWeighted(snapshot, { name: '3.tanh', kind: 'tanh' })).toBe(false);
  });

  it('predecessorOf is the layer right before', () => {
    expect(predecessorOf(snapshot, '2.batchNorm')?.name).toBe('1.dropout');
    expect(predecessorOf(snapshot, '0.linear')).toBeUndefined();
  });

  it('weightOf and weights know weights from biases', () => {
    expect(weightOf(snapshot, '0.linear')?.name).toBe('0.linear.weight');
    expect(weightOf(snapshot, '3.tanh')).toBeUndefined();
    expect(weights(snapshot).map(({ name, fanIn }) => [name, fanIn])).toEqual([['0.linear.weight', 1]]);
  });

  it('gainBefore has PyTorch’s gains', () => {
    expect(gainBefore({ kind: 'tanh' })).toBeCloseTo(1.6667, 4);
    expect(gainBefore({ kind: 'relu' })).toBeCloseTo(1.4142, 4);
    expect(gainBefore({ kind: 'leakyRelu', alpha: 0.2 })).toBeCloseTo(1.3868, 4);
    expect(gainBefore({ kind: 'linear' })).toBe(1);
  });
});

describe('depthRatio', () => {
  const ratioOf = (...layers: readonly PlainLayer[]) =>
    depthRatio('test', arraySnapshot({ layers }).layers, {}, ({ output }) => output);

  it('compares the last with the first of one kind', () => {
    expect(ratioOf(layer('tanh', 2), layer('tanh', 3), layer('tanh', 0.5), layer('linear', 1))).toMatchObject(
      {
        first: { name: '0.tanh' },
        last: { name: '2.tanh' },
        layers: 2,
        ratio: expect.closeTo(0.25, 6),
      },
    );
  });

  it('takes the largest group of those alike, and leaves out the network’s own last layer', () => {
    const found = ratioOf(layer('relu', 9), layer('tanh', 1), layer('tanh', 2), layer('tanh', 100));
    expect(found?.ratio).toBeCloseTo(2, 6);
  });

  it('is none of a single layer, nor where the first has no spread', () => {
    expect(ratioOf(layer('tanh', 1), layer('linear', 1))).toBeUndefined();
    expect(ratioOf(layer('tanh', 0), layer('tanh', 1), layer('linear', 1))).toBeUndefined();
  });
});

describe('figure', () => {
  it('has three figures, whatever the size', () => {
    expect([0, 0.30449, 28, 1.23456e-7, -1234567].map(figure)).toEqual([
      '0',
      '0.304',
      '28',
      '1.2e-7',
      '-1.2e+6',
    ]);
  });

  it('has a percentage of a share', () => {
    expect([0.2031, 1, 0].map(percentage)).toEqual(['20.3 %', '100 %', '0 %']);
  });
});

describe('median', () => {
  it('is the middle, or the mean of the two there, whatever the order', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
  });
});

describe('averageWith', () => {
  it('starts with the first value, and weighs the past by the smoothing', () => {
    const average = { ...noAverage };
    expect(averageWith(average, 7, 0.98)).toBe(7);
    const second = averageWith(average, 1, 0.98);
    expect(second).toBeCloseTo((0.98 * 7 + 1) / 1.98, 12);
  });

  it('stays at what does not change', () => {
    const average = { ...noAverage };
    for (let at = 0; at < 500; at++) averageWith(average, 3, 0.9);
    expect(averageWith(average, 3, 0.9)).toBeCloseTo(3, 12);
    expect(noAverage).toEqual({ sum: 0, weight: 0 });
  });
});
