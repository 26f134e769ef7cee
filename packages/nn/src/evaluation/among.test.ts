import { torchGenerator } from '@weir/core';
import type { LayerSnapshot } from '@weir/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { batchNorm } from '../layers/batchNorm.ts';
import { linear } from '../layers/linear.ts';
import { sequential } from '../layers/sequential.ts';
import { tanh } from '../layers/tanh.ts';
import { crossEntropy } from '../losses/crossEntropy.ts';
import { vectors } from '../testing/examples.ts';
import { expectNothingStays, onCpu } from '../testing/onCpu.ts';
import { lossesAmong, outputsAmong } from './among.ts';
import { calibrate } from './calibrate.ts';
import { evaluate } from './evaluate.ts';
import { forEvaluation } from './forEvaluation.ts';
import { predict } from './predict.ts';

beforeAll(onCpu);

const rng = torchGenerator(6);
const net = sequential(linear(4, 5, { rng }), batchNorm(5), tanh(), linear(5, 2, { rng }));
const data = vectors(40, 4);
const gatherings = [
  { probed: [3, 7], others: [1, 2, 4] },
  { probed: [3, 7], others: Int32Array.of(30, 31) },
];

describe('among others', () => {
  it('examples’ outputs depend on their company while training, and not in evaluation', () => {
    const [one = [], other = []] = outputsAmong(net, data, gatherings);
    expect(one).toHaveLength(4);
    expect(one).not.toEqual(other);
    const trained = forEvaluation(net, calibrate(net, data));
    const [fixed = [], same = []] = outputsAmong(trained, data, gatherings);
    expect(fixed).toEqual(same);
    const all = predict(trained, data);
    [6, 7, 14, 15].forEach((place, at) => expect(fixed[at]).toBeCloseTo(all[place] ?? NaN, 5));
  });

  it('losses are of the probed examples alone', () => {
    const trained = forEvaluation(net, calibrate(net, data));
    const probed = Array.from({ length: 40 }, (_, at) => at);
    const [whole = NaN, again] = lossesAmong(trained, crossEntropy(), data, [
      { probed, others: [] },
      { probed, others: [5, 5, 5] },
    ]);
    expect(whole).toBeCloseTo(evaluate(trained, crossEntropy(), data).loss, 5);
    expect(again).toBeCloseTo(whole, 6);
    const [here = NaN, there = NaN] = lossesAmong(net, crossEntropy(), data, gatherings);
    expect(Math.abs(here - there)).toBeGreaterThan(1e-3);
  });

  it('nothing stays on the device, and the network is as it was', () =>
    expectNothingStays(() => {
      const before = net.parameters.map((parameter) => parameter.values());
      outputsAmong(net, data, gatherings);
      net.parameters.forEach((parameter, at) => expect(parameter.values()).toEqual(before[at]));
    }));
});

describe('evaluate', () => {
  it('lets a visitor read the layers of each batch, under the names that they have in training', () => {
    const trained = forEvaluation(net, calibrate(net, data));
    const seen: string[] = [];
    const means: number[] = [];
    const visit = (layers: readonly LayerSnapshot[]) => {
      seen.push(layers.map(({ name, output }) => `${name} ${output.shape.join('×')}`).join(', '));
      means.push(layers.at(-1)?.output.moments().mean ?? NaN);
    };
    evaluate(trained, crossEntropy(), data, { batchSize: 30, visit });
    expect(seen).toEqual([
      '0.linear 30×5, 1.batchNorm 30×5, 2.tanh 30×5, 3.linear 30×2',
      '0.linear 10×5, 1.batchNorm 10×5, 2.tanh 10×5, 3.linear 10×2',
    ]);
    const all = predict(trained, data);
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
    expect(((means[0] ?? NaN) * 3 + (means[1] ?? NaN)) / 4).toBeCloseTo(mean, 6);
  });
});
