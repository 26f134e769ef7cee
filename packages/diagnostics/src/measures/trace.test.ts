import { arraySnapshot, torchGenerator } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { columnsOf, meanAndStd } from '../testing/bruteForce.ts';
import { measure, measureOne } from '../testing/measure.ts';
import { trace } from './trace.ts';

const rng = torchGenerator(21);
const shape = [8, 5];
const pre = rng.normal(0, 2, shape).map((x, at) => (at % 5 === 2 ? -4 : x));
const tanh = pre.map(Math.tanh);
const relu = pre.map((x) => Math.max(0, x));
const slope = rng.normal(0, 0.1, shape);
const weight = rng.randn([4, 5]);
const weightGrad = rng.randn([4, 5]);
const moments = { mean: [0.5, 1.5], variance: [2, 3], momentum: 0.5 };

const at = (step: number): Snapshot =>
  arraySnapshot({
    step,
    learningRate: 0.1,
    layers: [
      { kind: 'embedding', output: { values: pre, shape } },
      {
        kind: 'batchNorm',
        output: { values: pre, shape },
        grad: { values: slope, shape },
        batchMoments: moments,
      },
      { kind: 'tanh', output: { values: tanh, shape }, grad: { values: slope, shape } },
      { kind: 'relu', output: { values: relu, shape } },
      { kind: 'tanh', name: '3.residual.0.tanh', depth: 1, output: { values: tanh, shape } },
    ],
    parameters: [
      { name: '0.linear.weight', data: { values: weight, shape: [4, 5] }, grad: { values: weightGrad } },
      { name: '0.linear.bias', data: { values: [1, 2] }, grad: { values: [1, 2] } },
      {
        name: '1.linear.weight',
        data: { values: [0, 0, 0, 0], shape: [2, 2] },
        grad: { values: [1, 2, 3, 4] },
      },
    ],
  });

describe('trace', () => {
  const first = measureOne(trace(), at(0));

  it('lists the network’s own layers with output and grad', () => {
    expect(first.layers.map(({ index, type }) => [index, type])).toEqual([
      [0, 'embedding'],
      [1, 'batchNorm'],
      [2, 'tanh'],
      [3, 'relu'],
    ]);
    expect(first.layers[0]).not.toHaveProperty('grad');
    const { mean, std } = meanAndStd(slope);
    expect(first.layers[1]?.grad?.mean).toBeCloseTo(mean, 12);
    expect(first.layers[1]?.grad?.std).toBeCloseTo(std, 12);
  });

  it('says of tanh how much is saturated and which units are dead', () => {
    expect(first.layers[2]).toMatchObject({
      saturated097: tanh.filter((h) => Math.abs(h) > 0.97).length / 40,
      deadUnits099: columnsOf(tanh, 5).filter((column) => column.every((h) => Math.abs(h) > 0.99)).length,
    });
    expect(first.layers[2]?.deadUnits099).toBeGreaterThan(0);
  });

  it('says of relu how much is zero and how many units are', () => {
    expect(first.layers[3]?.zeros).toBeCloseTo(relu.filter((h) => h === 0).length / 40, 12);
    expect(first.layers[3]?.deadUnits).toBe(columnsOf(relu, 5).filter((c) => c.every((h) => h === 0)).length);
  });

  it('completes after the last step that it was asked for', () => {
    let completed = false;
    const steps$ = new Subject<Snapshot>();
    steps$.pipe(trace({ steps: [0, 2] })).subscribe({ complete: () => (completed = true) });
    [at(0), at(1)].forEach((snapshot) => steps$.next(snapshot));
    expect(completed).toBe(false);
    steps$.next(at(2));
    expect(completed).toBe(true);
    expect(steps$.observed).toBe(false);
  });

  it('follows the running moments through the steps between', () => {
    const traces = measure(trace({ steps: [0, 2] }), at(0), at(1), at(2));
    expect(traces.map(({ step }) => step)).toEqual([0, 2]);
    const runningMean = [0.5, 1.5].map((m) => m * (1 - 0.5 ** 3));
    expect(traces[1]?.layers[1]?.runningMean).toEqual(meanAndStd(runningMean));
    const runningVariance = [2, 3].map((v) => 0.5 ** 3 + v * (1 - 0.5 ** 3));
    expect(traces[1]?.layers[1]?.runningVariance).toEqual(meanAndStd(runningVariance));
  });

  it('lists weights that have a spread, and the updates of those that moved', () => {
    expect(first.parameters.map(({ name }) => name)).toEqual(['0.linear.weight']);
    const [{ gradToData } = { gradToData: NaN }] = first.parameters;
    expect(gradToData).toBeCloseTo(meanAndStd(weightGrad).std / meanAndStd(weight).std, 10);
    expect(Object.keys(first.updateToData)).toEqual(['0.linear.weight']);
    expect(first.updateToData['0.linear.weight']).toBeCloseTo(Math.log10(0.1 * gradToData), 6);
  });
});
