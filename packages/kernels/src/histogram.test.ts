import { beforeAll, describe, expect, it } from 'vitest';
import { binEdges, histogram } from './histogram.ts';
import { expectValues, mixed, of, onCpu, run } from './testing/cpu.ts';

describe('binEdges', () => {
  it('runs from low to high in equal steps', () => {
    expect([...binEdges(4, -1, 1)]).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect([...binEdges(1, 2, 3)]).toEqual([2, 3]);
  });

  it('ends where it was asked to, however often a step is rounded', () => {
    for (const bins of [3, 7, 49, 1000]) {
      const edges = binEdges(bins, 0.1, 0.7);
      expect([edges.length, edges[0], edges.at(-1)]).toEqual([bins + 1, Math.fround(0.1), Math.fround(0.7)]);
      expect([...edges].every((edge, at) => at === 0 || edge > (edges[at - 1] ?? NaN))).toBe(true);
    }
  });

  it('moves both ends by a half where they are one', () => {
    expect([...binEdges(2, 3, 3)]).toEqual([2.5, 3, 3.5]);
  });

  it.each([0, -1, 2.5, NaN])('refuses %d bins', (bins) => {
    expect(() => binEdges(bins, 0, 1)).toThrow(
      new RangeError(`histogram: bins must be a positive integer, got ${bins}; ask for at least one`),
    );
  });

  it.each([
    [1, 0],
    [NaN, 1],
    [0, Infinity],
  ])('refuses ends %d and %d', (low, high) => {
    expect(() => binEdges(2, low, high)).toThrow(
      new RangeError(
        `histogram: low and high must be finite and in order, got ${low} and ${high}; leave out values that are not finite`,
      ),
    );
  });
});

describe('histogram', () => {
  beforeAll(onCpu);

  it('counts a value at an edge in the bin above, at the highest in the last, and none outside or NaN', () => {
    const x = of([7], [0, 1, 2, 2, NaN, 2.1, -0.1]);
    expectValues(run(histogram, { x }, { bins: 2, low: 0, high: 2 })[0], [2], [1, 3]);
  });

  it('puts every value between the edges of its bin', () => {
    const [bins, x] = [13, mixed([500])];
    const edges = binEdges(bins, -1.3, 1.1);
    const wanted = Array.from({ length: bins }, (_, bin) => {
      const [low = NaN, high = NaN] = [edges[bin], edges[bin + 1]];
      const isIn = (value: number) => value >= low && (value < high || (bin === bins - 1 && value === high));
      return Array.from(x.data).filter(isIn).length;
    });
    expectValues(run(histogram, { x }, { bins, low: -1.3, high: 1.1 })[0], [bins], wanted);
  });

  it('counts differences', () => {
    const [x, minus] = [of([3], [1, 2, 3]), of([3], [1, 1, 1])];
    expectValues(run(histogram, { x, minus }, { bins: 2, low: 0, high: 2 })[0], [2], [1, 2]);
  });
});
