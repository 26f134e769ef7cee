import { describe, expect, it } from 'vitest';
import { FreeRanges } from './freeRanges.ts';

describe('FreeRanges', () => {
  it('cuts from a range that is large enough, and keeps the rest of it', () => {
    const free = new FreeRanges();
    free.add(64, 100);
    expect([free.cut(101), free.cut(60), free.cut(48), free.cut(40), free.cut(16)]).toEqual([
      0, 64, 0, 124, 0,
    ]);
  });

  it('finds one among others of its size, whichever came first', () => {
    const free = new FreeRanges();
    free.add(64, 80);
    free.add(256, 112);
    free.add(512, 80);
    expect([free.cut(112), free.cut(80), free.cut(80), free.cut(16)]).toEqual([256, 512, 64, 0]);
  });

  it('joins what touches, its own and others, and leaves what does not', () => {
    const free = new FreeRanges();
    free.add(128, 64);
    const top = free.merge(
      [
        { start: 64, bytes: 64 },
        { start: 256, bytes: 32 },
      ],
      1024,
    );
    expect([top, free.cut(128), free.cut(32), free.cut(16)]).toEqual([1024, 64, 256, 0]);
  });

  it('gives what ends where nothing was handed out back to that', () => {
    const free = new FreeRanges();
    free.add(64, 64);
    expect(free.merge([{ start: 128, bytes: 128 }], 256)).toBe(64);
    expect([free.cut(16), free.merge([], 64)]).toEqual([0, 64]);
  });
});
