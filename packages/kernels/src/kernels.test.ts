import { beforeAll, describe, expect, it } from 'vitest';
import { currentDevice } from './currentDevice.ts';
import { difference, floats, integers } from './hostValues.ts';
import { maskAbove } from './maskAbove.ts';
import { rowsAndChannels, sizeOf, viewed } from './shapes.ts';
import { shareAbove } from './shareAbove.ts';
import { statistics } from './statistics.ts';
import { expectValues, of, onCpu, run } from './testing/cpu.ts';
import { unitMoments } from './unitMoments.ts';
import { unitShareAbove } from './unitShareAbove.ts';

beforeAll(onCpu);

describe('statistics', () => {
  it('has count, mean, std over n − 1, least and greatest of the finite values, and the count of the others', () => {
    const x = of([7], [1, NaN, 3, Infinity, -Infinity, 8, NaN]);
    expectValues(run(statistics, { x }, {})[0], [6], [3, 4, Math.sqrt(26 / 2), 1, 8, 4]);
  });

  it('measures a difference as float32 rounds it', () => {
    const [x, minus] = [of([2], [2 ** 24, 5]), of([2], [-1, 1])];
    const wanted = [2, 2 ** 23 + 2, (2 ** 24 - 4) / Math.SQRT2, 4, 2 ** 24, 0];
    expectValues(run(statistics, { x, minus }, {})[0], [6], wanted, 1e-7);
  });

  it('has no std of one value, and nothing but counts of none', () => {
    expectValues(run(statistics, { x: of([1], [-2]) }, {})[0], [6], [1, -2, NaN, -2, -2, 0]);
    expectValues(run(statistics, { x: of([0], []) }, {})[0], [6], [0, NaN, NaN, NaN, NaN, 0]);
    expectValues(run(statistics, { x: of([1], [NaN]) }, {})[0], [6], [0, NaN, NaN, NaN, NaN, 1]);
  });

  it('keeps the spread of values far from zero', () => {
    const x = of([1000], (at) => 4096 + (at % 2));
    expectValues(
      run(statistics, { x }, {})[0],
      [6],
      [1000, 4096.5, Math.sqrt(250 / 999), 4096, 4097, 0],
      1e-8,
    );
  });
});

const x = of([3, 2], [-3, 1, 2, -0.5, 0, NaN]);

describe('shareAbove', () => {
  it('is the share above a threshold, by value or magnitude; NaN is above nothing', () => {
    const share = (threshold: number, absolute: boolean) =>
      run(shareAbove, { x }, { threshold, absolute })[0]?.data[0];
    expect(
      [share(0, false), share(0.6, true), share(-10, false)].map((each) => Math.round((each ?? NaN) * 6)),
    ).toEqual([2, 3, 5]);
  });

  it('does not count the threshold itself, as float32 has it', () => {
    const tenth = of([1], [0.1]);
    expect(run(shareAbove, { x: tenth }, { threshold: 0.1, absolute: false })[0]?.data[0]).toBe(0);
  });

  it('takes a difference, and has no share of no values', () => {
    const pair = { x: of([2], [5, 1]), minus: of([2], [1, 5]) };
    expectValues(run(shareAbove, pair, { threshold: 0, absolute: false })[0], [], [0.5]);
    expectValues(run(shareAbove, { x: of([0], []) }, { threshold: 0, absolute: false })[0], [], [NaN]);
  });
});

describe('unitShareAbove', () => {
  it('is the share of rows in which each unit is above the threshold', () => {
    expectValues(run(unitShareAbove, { x }, { threshold: 0, absolute: false })[0], [2], [1 / 3, 1 / 3]);
    expectValues(run(unitShareAbove, { x }, { threshold: 0.4, absolute: true })[0], [2], [2 / 3, 2 / 3]);
  });
});

describe('unitMoments', () => {
  it('has mean and std over N − 1 of each unit, NaN of one that has a NaN', () => {
    expectValues(
      run(unitMoments, { x: of([1, 3, 2], [1, 0, 2, NaN, 6, 1]) }, {})[0],
      [2, 2],
      [3, NaN, Math.sqrt(14 / 2), NaN],
    );
  });

  it('has no std of a single row', () => {
    expectValues(run(unitMoments, { x: of([2], [1, 5]) }, {})[0], [2, 2], [1, 5, NaN, NaN]);
  });
});

describe('maskAbove', () => {
  it('has a bit for each value, the first highest, and 0 after the last', () => {
    const many = of([2, 5], [1, 0, 0, 0, 0, 0, 0, 1, -1, 1]);
    expectValues(
      run(maskAbove, { x: many }, { threshold: 0, absolute: false })[0],
      [2],
      [0b1000_0001, 0b0100_0000],
    );
    expectValues(
      run(maskAbove, { x: many }, { threshold: 0, absolute: true })[0],
      [2],
      [0b1000_0001, 0b1100_0000],
    );
    expectValues(run(maskAbove, { x: of([1], [NaN]) }, { threshold: 0, absolute: true })[0], [1], [0]);
  });
});

describe('shapes', () => {
  it('have a size, 1 of a scalar', () => {
    expect([sizeOf([]), sizeOf([2, 3]), sizeOf([4, 0])]).toEqual([1, 6, 0]);
  });

  it('are seen as rows and channels', () => {
    expect(rowsAndChannels('op', [2, 3, 4])).toEqual({ rows: 6, channels: 4 });
    expect(rowsAndChannels('op', [4])).toEqual({ rows: 1, channels: 4 });
    expect(() => rowsAndChannels('affineGrad', [], 'dy')).toThrow(
      new RangeError('affineGrad: dy must have at least one axis, got a scalar; reshape it to [1]'),
    );
  });

  it('change without a copy of the data', () => {
    const device = currentDevice();
    const tensor = device.upload(Float32Array.of(1, 2), [2]);
    const shape = [1, 2];
    const view = viewed(tensor, shape);
    shape[0] = 9;
    expect(view).toEqual({ dataId: tensor.dataId, dtype: 'float32', shape: [1, 2] });
    device.dispose(tensor);
  });
});

describe('the values of a tensor on the host', () => {
  it('are floats, integers, or a difference that leaves both as they were', () => {
    const device = currentDevice();
    const [one, other] = [Float32Array.of(3, 4), Float32Array.of(1, 1)].map((data) =>
      device.upload(data, [2]),
    );
    const whole = device.upload(Int32Array.of(7), [1]);
    if (!one || !other) return expect.unreachable();
    expect(floats(device, one)).toEqual(Float32Array.of(3, 4));
    expect(integers(device, whole)).toEqual(Int32Array.of(7));
    expect(difference(device, one, other)).toEqual(Float32Array.of(2, 3));
    expect(difference(device, one, undefined)).toEqual(Float32Array.of(3, 4));
    expect(floats(device, one)).toEqual(Float32Array.of(3, 4));
    for (const tensor of [one, other, whole]) device.dispose(tensor);
  });
});
