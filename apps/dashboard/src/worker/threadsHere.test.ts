import { describe, expect, it } from 'vitest';
import { threadsHere } from './threadsHere.ts';

/** What a worker's surroundings make of what is asked for, and what they say. */
function here(asked: number, crossOriginIsolated: boolean, hardwareConcurrency = 4) {
  const notes: string[] = [];
  const surroundings = { crossOriginIsolated, navigator: { hardwareConcurrency } } as typeof globalThis; // all that is read
  return { threads: threadsHere(asked, (line) => notes.push(line), surroundings), notes };
}

describe('threadsHere', () => {
  it('gives what is asked for, up to the cores, where memory can be shared', () => {
    const given = [1, 2, 4, 5].map((asked) => here(asked, true));
    expect(given.map(({ threads }) => threads)).toEqual([1, 2, 4, 4]);
    expect(given.flatMap(({ notes }) => notes)).toEqual([]);
    expect(here(64, true, 128).threads).toBe(32);
  });

  it('gives one elsewhere, and says what several need', () => {
    expect(here(1, false)).toEqual({ threads: 1, notes: [] });
    const { threads, notes } = here(2, false);
    expect(threads).toBe(1);
    expect(notes).toEqual([
      expect.stringMatching(
        /^This run trains on one thread\. .*Cross-Origin-Embedder-Policy: require-corp\.$/,
      ),
    ]);
  });

  it.each([0, -1, 1.5, NaN, Infinity])('refuses %d', (asked) => {
    expect(() => here(asked, true)).toThrow(
      new RangeError(
        `page: threads must be a whole number of at least 1, got ${asked}; write ?threads=2 into the address, or leave it out`,
      ),
    );
  });
});
