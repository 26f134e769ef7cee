import { describe, expect, it } from 'vitest';
import { classBytes, classOf } from './sizeClasses.ts';

const bytesFor = (bytes: number): number => classBytes[classOf(bytes)] ?? NaN;

describe('size classes', () => {
  it('grow from one to the next, each a multiple of 16 bytes, up to all that 32 bits address', () => {
    classBytes.slice(1).forEach((bytes, at) => {
      expect(bytes).toBeGreaterThan(classBytes[at] ?? NaN);
      expect(bytes % 16).toBe(0);
    });
    expect(classBytes.at(-1)).toBe(2 ** 32);
  });

  it('hold what they are for, and are the least that do', () => {
    const sizes = [
      0,
      1,
      15,
      16,
      17,
      1023,
      1024,
      1025,
      1088,
      1089,
      2047,
      2048,
      2049,
      4096,
      12_345,
      1e6,
      2 ** 31,
    ];
    for (const size of [...sizes, 2 ** 31 + 1, 2 ** 32 - 1, 2 ** 32]) {
      const at = classOf(size);
      expect(classBytes[at], `${size}`).toBeGreaterThanOrEqual(size);
      if (at > 1) expect(classBytes[at - 1], `${size}`).toBeLessThan(size);
    }
  });

  it('waste at most a sixteenth of what is asked for beyond the first step', () => {
    for (let size = 257; size < 2 ** 32; size = Math.ceil(size * 1.01))
      expect(bytesFor(size) / size).toBeLessThanOrEqual(17 / 16);
  });
});
