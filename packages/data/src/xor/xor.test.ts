import { describe, expect, expectTypeOf, it } from 'vitest';
import { xor } from './xor.ts';

describe('xor', () => {
  it('answers each of the four points by exclusive or, in all three splits', () => {
    for (const { size, inputs, targets } of [xor().train, xor().validation, xor().test]) {
      expect(size).toBe(4);
      const points = Array.from({ length: size }, (_, i) => [inputs[2 * i], inputs[2 * i + 1], targets[i]]);
      for (const [a = NaN, b = NaN, answer] of points) expect(answer).toBe(a ^ b);
      expect(new Set(points.map(String)).size).toBe(4);
    }
  });

  it('gives values or classes', () => {
    expect(xor().train).toMatchObject({ targetKind: 'values', targetShape: [1] });
    expectTypeOf(xor().train.targets).toEqualTypeOf<Float32Array>();
    expect(xor('classes').train).toMatchObject({ targetKind: 'classes', targetShape: [] });
    expect(xor('classes').classes).toBe(2);
    expectTypeOf(xor('classes').train.targets).toEqualTypeOf<Int32Array>();
  });
});
