import { ExpiredReadingError, arrayReading, torchGenerator } from '@weir/core';
import type { Reading } from '@weir/core';
import { currentDevice } from '@weir/kernels';
import { beforeAll, describe, expect, it } from 'vitest';
import { batchNorm } from '../layers/batchNorm.ts';
import { backThroughChain, runChain } from '../layers/composedChain.ts';
import { linear } from '../layers/linear.ts';
import { Parameter } from '../parameters/parameter.ts';
import { StepScope } from '../signals/stepScope.ts';
import { onCpu } from '../testing/onCpu.ts';
import { runStep } from '../training/minibatches.ts';
import { TapeNames } from '../training/tapeNames.ts';
import { DeviceReading } from './deviceReading.ts';
import { LayerReadings } from './layerReadings.ts';
import { ParameterReadings } from './parameterReadings.ts';
import { StepSnapshot } from './stepSnapshot.ts';
import { UnbiasedVariance } from './unbiasedVariance.ts';

beforeAll(onCpu);

const shape = [6, 4];
const values = torchGenerator(3).randn(shape);

/** All that a reading can be asked, one answer after the other. */
const answers = (reading: Reading) => ({
  moments: reading.moments(),
  histogram: reading.histogram({ bins: 5 }),
  within: reading.histogram({ bins: 4, low: -1, high: 1 }),
  share: reading.share(0.5),
  absolute: reading.share(0.5, { absolute: true }),
  unitShare: Array.from(reading.unitShare(0)),
  mask: reading.mask(1, { absolute: true }),
  values: Array.from(reading.values()),
});

/** What a reading lends, copied while it is there. */
function lent(reading: DeviceReading): readonly number[] {
  let copy: readonly number[] = [];
  reading.lend((memory, from) => {
    copy = Array.from({ length: values.length }, (_, at) => memory[from + at] ?? NaN);
  });
  return copy;
}

/** Equal to five digits, wherever numbers are. */
function expectAlike(got: unknown, wanted: unknown): void {
  if (typeof wanted === 'number') expect(got).toBeCloseTo(wanted, 5);
  else if (typeof wanted === 'object' && wanted !== null) {
    expect(Object.keys(got ?? {})).toEqual(Object.keys(wanted));
    for (const [key, value] of Object.entries(wanted)) expectAlike(Reflect.get(Object(got), key), value);
  } else expect(got).toEqual(wanted);
}

describe('a reading on the device', () => {
  it('answers as one of plain numbers does', () => {
    runStep(currentDevice(), 0, (scope) => {
      const tensor = scope.upload(values.slice(), shape);
      const reading = new DeviceReading('x', shape, scope, () => tensor);
      expectAlike(answers(reading), answers(arrayReading('x', values, shape)));
    });
  });

  it('of a difference is one of the differences', () => {
    runStep(currentDevice(), 0, (scope) => {
      const [x, less] = [values, values.map((value) => value / 2)].map((of) =>
        scope.upload(of.slice(), shape),
      );
      const reading = new DeviceReading(
        'x',
        shape,
        scope,
        () => x ?? fail(),
        () => less ?? fail(),
      );
      const plain = arrayReading(
        'x',
        values.map((value) => value / 2),
        shape,
      );
      expectAlike(
        [reading.moments(), reading.share(0.1), Array.from(reading.values())],
        [plain.moments(), plain.share(0.1), Array.from(plain.values())],
      );
    });
  });

  it('lends its values, or those of its difference, while its step lasts, and afterwards what was read', () => {
    const scope = new StepScope(currentDevice(), 0);
    const x = scope.upload(values.slice(), shape);
    const half = scope.upload(
      values.map((value) => value / 2),
      shape,
    );
    const reading = new DeviceReading('x', shape, scope, () => x);
    const difference = new DeviceReading(
      'x',
      shape,
      scope,
      () => x,
      () => half,
    );
    expect(lent(reading)).toEqual(Array.from(values));
    expect(lent(difference)).toEqual(Array.from(values, (value) => value / 2));
    scope.end();
    expect(lent(difference)).toEqual(Array.from(values, (value) => value / 2));
    expect(() => lent(reading)).toThrow(ExpiredReadingError);
  });

  it('keeps its answers past its step, and refuses new questions', () => {
    const scope = new StepScope(currentDevice(), 0);
    const tensor = scope.upload(values.slice(), shape);
    const reading = new DeviceReading('2.tanh.output', shape, scope, () => tensor);
    const before = reading.moments();
    scope.end();
    expect(reading.moments()).toBe(before);
    expect(() => reading.values()).toThrow(ExpiredReadingError);
    expect(() => reading.values()).toThrow('2.tanh.output');
  });
});

const fail = (): never => {
  throw new Error('there are two tensors');
};

describe('variances over N − 1', () => {
  it('are those over N by N / (N − 1), in all that is asked', () => {
    const biased = arrayReading('variance', [2, 4, 8], [3]);
    const unbiased = new UnbiasedVariance(biased, 5);
    expect(unbiased.values()).toEqual([2.5, 5, 10]);
    expect(answers(unbiased)).toEqual(answers(arrayReading('variance', [2.5, 5, 10], [3])));
    expect([unbiased.name, unbiased.shape]).toEqual(['variance', [3]]);
  });
});

describe('the readings of a layer, of a parameter and of a step', () => {
  const rng = torchGenerator(1);
  const layers = [linear(4, 3, { rng }), batchNorm(3)];

  it('are of what goes in and out, of the gradients and of the batch’s moments', () => {
    runStep(currentDevice(), 0, (scope) => {
      const x = scope.upload(values.slice(), shape);
      const tape = runChain(layers, x, scope, true);
      backThroughChain(tape, scope.upload(values.slice(0, 18), [6, 3]), scope);
      const named = new TapeNames().of(tape);
      const [first, second] = named;
      const below = first && new LayerReadings(first, scope);
      const above = second && new LayerReadings(second, scope, below);
      expect([above?.name, above?.kind, above?.index, above?.depth]).toEqual([
        '1.batchNorm',
        'batchNorm',
        1,
        0,
      ]);
      expect(Array.from(below?.input.values() ?? [])).toEqual(Array.from(values));
      expect(above?.input).toBe(below?.output); // asked once for both
      expect(Array.from(above?.grad?.values() ?? [])).toEqual(Array.from(values.slice(0, 18)));
      expect(below?.batchMoments).toBeUndefined();
      const columns = [0, 1, 2].map((unit) =>
        Array.from(below?.output.values() ?? []).filter((_value, at) => at % 3 === unit),
      );
      columns.forEach((column, unit) => {
        const mean = column.reduce((sum, value) => sum + value, 0) / 6;
        const variance = column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 5;
        expect(above?.batchMoments?.mean.values()[unit]).toBeCloseTo(mean, 5);
        expect(above?.batchMoments?.variance.values()[unit]).toBeCloseTo(variance, 5);
      });
    });
    for (const { parameters } of layers) for (const parameter of parameters) parameter.rest();
  });

  it('of a parameter are its values, its gradient, and what the update changed', () => {
    const parameter = new Parameter('weight', { shape: [2], values: Float32Array.of(1, 2) }, { fanIn: 7 });
    const device = currentDevice();
    runStep(device, 0, (scope) => {
      parameter.advance(device, device.upload(Float32Array.of(1.5, 1), [2]));
      const gradient = scope.upload(Float32Array.of(3, 4), [2]);
      const readings = new ParameterReadings('0.linear.weight', '0.linear', parameter, gradient, scope);
      expect([readings.name, readings.layer, readings.fanIn, readings.frozen]).toEqual([
        '0.linear.weight',
        '0.linear',
        7,
        false,
      ]);
      expect(Array.from(readings.data.values())).toEqual([1.5, 1]);
      expect(Array.from(readings.grad.values())).toEqual([3, 4]);
      expect(Array.from(readings.update.values())).toEqual([0.5, -1]);
    });
    parameter.rest();
  });

  it('of a step are frozen, and looked up once', () => {
    runStep(currentDevice(), 5, (scope) => {
      const x = scope.upload(values.slice(), shape);
      const tape = runChain(layers, x, scope, true);
      const gradient = scope.upload(values.slice(0, 18), [6, 3]);
      backThroughChain(tape, gradient, scope);
      // Of the loss a snapshot tells the value alone.
      const gradients = { loss: { value: 0.25 }, tape, scope } as unknown as ConstructorParameters<
        typeof StepSnapshot
      >[0];
      const snapshot = new StepSnapshot(gradients, 0.1, new TapeNames());
      expect([snapshot.step, snapshot.loss, snapshot.learningRate]).toEqual([5, 0.25, 0.1]);
      expect(snapshot.layers.map(({ name }) => name)).toEqual(['0.linear', '1.batchNorm']);
      expect(snapshot.parameters.map(({ name }) => name)).toEqual([
        '0.linear.weight',
        '0.linear.bias',
        '1.batchNorm.gamma',
        '1.batchNorm.beta',
      ]);
      expect(snapshot.layers).toBe(snapshot.layers);
      expect(Object.isFrozen(snapshot) && Object.isFrozen(snapshot.layers)).toBe(true);
    });
    for (const { parameters } of layers) for (const parameter of parameters) parameter.rest();
  });
});
