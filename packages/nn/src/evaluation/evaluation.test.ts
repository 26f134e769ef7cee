import { torchGenerator } from '@weir/core';
import { currentDevice } from '@weir/kernels';
import { beforeAll, describe, expect, it } from 'vitest';
import { batchNorm } from '../layers/batchNorm.ts';
import { dropout } from '../layers/dropout.ts';
import { linear } from '../layers/linear.ts';
import { residual } from '../layers/residual.ts';
import { definedLayer } from '../layers/definedLayer.ts';
import { chain, sequential } from '../layers/sequential.ts';
import { tanh } from '../layers/tanh.ts';
import { binaryCrossEntropy } from '../losses/binaryCrossEntropy.ts';
import { crossEntropy } from '../losses/crossEntropy.ts';
import { mse } from '../losses/mse.ts';
import type { Examples } from '../signals/examples.ts';
import { sums, vectors } from '../testing/examples.ts';
import { expectNothingStays, onCpu } from '../testing/onCpu.ts';
import { atRest } from './atRest.ts';
import { calibrate } from './calibrate.ts';
import { eachBatch } from './eachBatch.ts';
import { evaluate } from './evaluate.ts';
import { childName } from './evaluationContext.ts';
import { forEvaluation } from './forEvaluation.ts';
import { predict } from './predict.ts';

beforeAll(onCpu);

const rng = torchGenerator(6);
const network = () =>
  sequential(
    linear(4, 5, { rng }),
    batchNorm(5, { gamma: 0.7 }),
    tanh(),
    dropout(0.5, { seed: 1 }),
    residual([linear(5, 5, { rng }), batchNorm(5, { unbiased: true })], { shortcut: [batchNorm(5)] }),
    linear(5, 2, { rng }),
  );
const only = (examples: Examples, row: number): Examples => ({
  ...examples,
  inputs: examples.inputs.slice(row * 4, row * 4 + 4),
  targets: examples.targets.slice(row, row + 1),
  size: 1,
});

describe('evaluation mode', () => {
  const net = network();
  const data = vectors(40, 4);
  let moments: ReturnType<typeof calibrate> = {};
  beforeAll(() => {
    moments = calibrate(net, data);
  });

  it('takes one example, and gives it what it gives it among others', () => {
    const trained = forEvaluation(net, moments);
    const all = predict(trained, data);
    const alone = predict(trained, only(data, 7));
    expect(alone).toHaveLength(2);
    alone.forEach((value, at) => expect(value).toBeCloseTo(all[14 + at] ?? NaN, 5));
  });

  it('gives the same whatever the batches, with dropout passing all', () => {
    const trained = forEvaluation(net, moments);
    const all = predict(trained, data);
    predict(trained, data, { batchSize: 7 }).forEach((value, at) =>
      expect(value).toBeCloseTo(all[at] ?? NaN, 6),
    );
    const whole = evaluate(trained, crossEntropy(), data);
    const parts = evaluate(trained, crossEntropy(), data, { batchSize: 7 });
    expect(parts.loss).toBeCloseTo(whole.loss, 6);
    expect(parts.accuracy).toBe(whole.accuracy);
  });

  it('leaves the network that trains as it was, and nothing on the device', () =>
    expectNothingStays(() => {
      const before = net.parameters.map((parameter) => parameter.values());
      evaluate(forEvaluation(net, moments), crossEntropy(), data);
      predict(forEvaluation(net, moments), data);
      net.parameters.forEach((parameter, at) => expect(parameter.values()).toEqual(before[at]));
    }));

  it('without statistics is an error that says what to fold', () => {
    expect(() => forEvaluation(net)).toThrow(
      'batchNorm: evaluation must have the statistics of 1.batchNorm, got none; ' +
        'fold runningMoments() over the snapshots, or calibrate(net, data)',
    );
    const { ['4.residual.2.batchNorm']: _left, ...others } = moments;
    expect(() => forEvaluation(net, others)).toThrow('the statistics of 4.residual.2.batchNorm, got none');
  });

  it('refuses statistics of another width', () => {
    const wrong = { ...moments, '1.batchNorm': { mean: [0, 0], variance: [1, 1] } };
    expect(() => forEvaluation(net, wrong)).toThrow(
      'batchNorm: mean must number 5, one a feature, got 2; use the statistics of this network',
    );
  });

  it('takes what runningMoments() emits as it is, variances or stds', () => {
    const layers = Object.entries(moments).map(([name, { mean, variance }]) => ({ name, mean, variance }));
    const expected = predict(forEvaluation(net, moments), data);
    const folded = { step: 9, batches: 10, layers };
    expect(predict(forEvaluation(net, folded), data)).toEqual(expected);
    const stds = layers.map((layer) => ({
      ...layer,
      tracks: 'std' as const,
      variance: Array.from(layer.variance, Math.sqrt),
    }));
    predict(forEvaluation(net, { layers: stds }), data).forEach((value, at) =>
      expect(value).toBeCloseTo(expected[at] ?? NaN, 6),
    );
  });

  it.each<[unknown, string]>([
    [() => {}, 'got a function (the operator itself?)'],
    [[], 'got a list of 0'],
    [{ subscribe: () => {} }, 'got an Observable'],
    [{ '1.batchNorm': { mean: [0] } }, 'got an object of mean at 1.batchNorm'],
    [{ layers: [{ name: '1.batchNorm' }] }, 'got an object of layers at an entry of its layers'],
    ['moments', 'got moments'],
  ])('refuses other statistics, naming what was given: %j', (given, message) => {
    const wrong = given as typeof moments; // as plain JavaScript may
    expect(() => forEvaluation(net, wrong)).toThrow(
      'forEvaluation: moments must be what runningMoments() emits or calibrate() returns',
    );
    expect(() => forEvaluation(net, wrong)).toThrow(message);
  });

  it('evaluates a layer by itself', () => {
    const alone = batchNorm(4);
    const trained = forEvaluation(alone, { '0.batchNorm': { mean: [0, 0, 0, 0], variance: [1, 1, 1, 1] } });
    predict(trained, data).forEach((value, at) => expect(value).toBeCloseTo(data.inputs[at] ?? NaN, 4));
  });
});

describe('evaluate', () => {
  it('has no accuracy where targets are values', () => {
    const evaluation = evaluate(forEvaluation(linear(4, 1, { rng })), mse(), sums(20, 4));
    expect(evaluation.loss).toBeGreaterThan(0);
    expect(evaluation).not.toHaveProperty('accuracy');
  });

  it('takes a single logit above 0 for class 1', () => {
    const net = linear(4, 1, { rng });
    net.parameters[0]?.assign([1, 0, 0, 0]);
    // The label is whether the first value is above 0, so the network is always right.
    expect(evaluate(forEvaluation(net), binaryCrossEntropy(), vectors(50, 4)).accuracy).toBe(1);
    net.parameters[0]?.assign([-1, 0, 0, 0]);
    expect(evaluate(forEvaluation(net), binaryCrossEntropy(), vectors(50, 4)).accuracy).toBe(0);
  });
});

describe('calibrate', () => {
  const columns = (values: ArrayLike<number>, width: number): number[][] =>
    Array.from({ length: width }, (_, unit) =>
      Array.from(values).filter((_value, at) => at % width === unit),
    );
  const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const varianceOf = (values: readonly number[], ddof: number) =>
    values.reduce((sum, value) => sum + (value - meanOf(values)) ** 2, 0) / (values.length - ddof);

  it('measures each batchNorm as if the split were one training batch', () => {
    const net = network();
    const data = vectors(60, 4);
    const moments = calibrate(net, data, { batchSize: 13 });
    expect(Object.keys(moments)).toEqual(['1.batchNorm', '4.residual.1.batchNorm', '4.residual.2.batchNorm']);
    const [first, weight2, bias2] = [net.children[0], net.parameters[4], net.parameters[5]];
    if (!first || !weight2 || !bias2) throw new Error('the network must have these');
    const hidden = columns(predict(forEvaluation(first), data), 5);
    hidden.forEach((values, unit) => {
      expect(moments['1.batchNorm']?.mean[unit]).toBeCloseTo(meanOf(values), 5);
      expect(moments['1.batchNorm']?.variance[unit]).toBeCloseTo(varianceOf(values, 1), 5);
    });
    // In training the layer normalises by the variance over N.
    const activated = hidden.map((values) =>
      values.map((value) =>
        Math.tanh((0.7 * (value - meanOf(values))) / Math.sqrt(varianceOf(values, 0) + 1e-5)),
      ),
    );
    const [weight, bias] = [weight2.values(), bias2.values()];
    for (let unit = 0; unit < 5; unit++) {
      const values = Array.from({ length: 60 }, (_, row) =>
        activated.reduce(
          (sum, column, k) => sum + (column[row] ?? NaN) * (weight[k * 5 + unit] ?? NaN),
          bias[unit] ?? NaN,
        ),
      );
      expect(moments['4.residual.1.batchNorm']?.mean[unit]).toBeCloseTo(meanOf(values), 5);
      expect(moments['4.residual.1.batchNorm']?.variance[unit]).toBeCloseTo(varianceOf(values, 1), 5);
      const shortcut = activated[unit] ?? [];
      expect(moments['4.residual.2.batchNorm']?.mean[unit]).toBeCloseTo(meanOf(shortcut), 5);
      expect(moments['4.residual.2.batchNorm']?.variance[unit]).toBeCloseTo(varianceOf(shortcut, 1), 5);
    }
  });

  it('does not depend on the batches, and leaves nothing behind', () =>
    expectNothingStays(() => {
      const net = network();
      const data = vectors(60, 4);
      const [whole, parts] = [calibrate(net, data), calibrate(net, data, { batchSize: 7 })];
      for (const [name, { mean, variance }] of Object.entries(whole)) {
        Array.from(mean).forEach((value, at) => expect(parts[name]?.mean[at]).toBeCloseTo(value, 6));
        Array.from(variance).forEach((value, at) => expect(parts[name]?.variance[at]).toBeCloseTo(value, 6));
      }
    }));

  it('loses no digits where the mean is far from 0', () => {
    const base = vectors(200, 4);
    const data = { ...base, inputs: Float32Array.from(base.inputs, (value) => value + 1000) };
    const wanted = columns(data.inputs, 4).map((values) => varianceOf(values, 1));
    const { variance = [] } = calibrate(batchNorm(4), data, { batchSize: 9 })['0.batchNorm'] ?? {};
    wanted.forEach((value, at) => expect(variance[at]).toBeCloseTo(value, 10));
  });

  it('gives a network without batchNorm nothing, and refuses a split of one', () => {
    expect(calibrate(linear(4, 2, { rng }), vectors(8, 4))).toEqual({});
    expect(() => calibrate(batchNorm(4), vectors(1, 4))).toThrow(
      'calibrate: split must hold at least 2 values per feature, got 1; use a larger split',
    );
  });
});

describe('calibrate of a deep network', () => {
  it('runs through each layer a few times, however many batchNorms there are', () => {
    let runs = 0;
    const counting = () =>
      definedLayer({
        kind: 'counting',
        forward(x) {
          runs += 1;
          return [x];
        },
        backward: (dy) => ({ input: dy }),
      });
    const block = () => residual([counting(), linear(4, 4, { rng }), batchNorm(4)]);
    const deep = chain(Array.from({ length: 30 }, block));
    expect(Object.keys(calibrate(deep, vectors(40, 4)))).toHaveLength(30);
    expect(runs).toBe(30 + 29); // measured once each, and run on from but for the last
  });
});

describe('each batch', () => {
  it('comes in order within a scope of its own, which then ends', () =>
    expectNothingStays(() => {
      const seen: unknown[] = [];
      eachBatch(currentDevice(), vectors(10, 3), 4, ({ size, targets }, scope) => {
        seen.push([scope.step, size, Array.from(scope.device.read(targets))]);
      });
      const targets = Array.from(vectors(10, 3).targets);
      expect(seen).toEqual([
        [0, 4, targets.slice(0, 4)],
        [1, 4, targets.slice(4, 8)],
        [2, 2, targets.slice(8)],
      ]);
    }));
});

describe('what is used at rest', () => {
  it('leaves the device as it was, by an error too, and what was there stays', () => {
    const net = linear(3, 2, { rng: torchGenerator(1) });
    const [weight, bias] = net.parameters;
    weight?.on(currentDevice());
    expect(() =>
      atRest(net, () => {
        bias?.on(currentDevice());
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect([weight?.held, bias?.held]).toEqual([true, false]);
    weight?.rest();
  });
});

describe('the name of a layer', () => {
  it('tells its place: in the network, or in a composite', () => {
    expect([childName('', 3, 'batchNorm'), childName('4.residual', 1, 'batchNorm')]).toEqual([
      '3.batchNorm',
      '4.residual.1.batchNorm',
    ]);
  });
});
