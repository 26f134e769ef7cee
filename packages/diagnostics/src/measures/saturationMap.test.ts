import { arraySnapshot, maskOf, torchGenerator } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { packBits, unpackBits } from '../statistics/bitmap.ts';
import { measureOne } from '../testing/measure.ts';
import { saturation } from './saturation.ts';
import { saturationMap } from './saturationMap.ts';

const pre = torchGenerator(5).normal(0, 3, [9, 7]);

describe('saturationMap', () => {
  it('marks each |tanh| > 0.99 at its example and unit', () => {
    const values = pre.map(Math.tanh);
    const snapshot = arraySnapshot({
      step: 4,
      layers: [{ kind: 'tanh', output: { values, shape: [9, 7] } }],
    });
    const { step, layers } = measureOne(saturationMap(), snapshot);
    expect(step).toBe(4);
    expect(layers[0]).toMatchObject({ name: '0.tanh', examples: 9, units: 7 });
    const marks = unpackBits(layers[0]?.bits ?? '', 63);
    expect(marks).toEqual(Array.from(values, (h) => Math.abs(h) > 0.99));
    expect(marks).toContain(true);
    expect(marks).toContain(false);
  });

  it('marks both tails of a sigmoid, and leaves other kinds out', () => {
    const values = [0.001, 0.5, 0.999];
    const layers = ['sigmoid', 'relu'].map((kind) => ({ kind, output: { values, shape: [1, 3] } }));
    const [sigmoid, ...others] = measureOne(saturationMap(), arraySnapshot({ layers })).layers;
    expect(unpackBits(sigmoid?.bits ?? '', 3)).toEqual([true, false, true]);
    expect(others).toEqual([]);
  });

  it.each([
    ['softsign', {}, [0.8, 0.9, -0.9]],
    ['hardtanh', {}, [0.99, 1, -1]],
    ['hardtanh', { alpha: 0, beta: 6 }, [3, 6, 0]],
  ])('marks both tails of a %s, as the share of it is measured', (kind, bounds, values) => {
    const snapshot = arraySnapshot({ layers: [{ kind, ...bounds, output: { values, shape: [1, 3] } }] });
    const [layer] = measureOne(saturationMap(), snapshot).layers;
    expect(unpackBits(layer?.bits ?? '', 3)).toEqual([false, true, true]);
    const [share] = measureOne(saturation({ threshold: 0.99 }), snapshot).layers;
    expect(share?.saturated).toBeCloseTo(2 / 3, 6);
  });
});

describe('packBits', () => {
  it.each([0, 1, 7, 8, 9, 1000])('keeps %d booleans', (length) => {
    const bits = Array.from(torchGenerator(length).rand(length), (u) => u > 0.5);
    const mask = maskOf(length, (at) => bits[at] ?? false);
    expect(unpackBits(packBits(mask), length)).toEqual(bits);
  });

  it('refuses to unpack more than there is', () => {
    expect(() => unpackBits(packBits(maskOf(8, () => true)), 9)).toThrow('bits must hold at least 9, got 8');
  });
});
