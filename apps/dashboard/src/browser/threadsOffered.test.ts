import { describe, expect, it } from 'vitest';
import { threadsIn, threadsOffered } from './threadsOffered.ts';

const here = (asked: number, crossOriginIsolated: boolean, hardwareConcurrency: number) =>
  threadsOffered(asked, { crossOriginIsolated, navigator: { hardwareConcurrency } } as typeof globalThis); // all that is read

describe('threadsOffered', () => {
  it('are powers of two up to the cores, and eight at most', () => {
    expect(here(1, true, 2)).toEqual([1, 2]);
    expect(here(1, true, 6)).toEqual([1, 2, 4]);
    expect(here(1, true, 64)).toEqual([1, 2, 4, 8]);
  });

  it('have what the address asks for among them, if it is a number', () => {
    expect(here(3, true, 4)).toEqual([1, 2, 3, 4]);
    expect(here(NaN, true, 2)).toEqual([1, 2]);
  });

  it('are none where memory is not shared, or one core has all', () => {
    expect([here(2, false, 8), here(1, true, 1)]).toEqual([[], []]);
  });
});

describe('threadsIn', () => {
  it('changes the threads alone', () => {
    expect(threadsIn('', 2)).toBe('?threads=2');
    expect(threadsIn('?threads=2', 4)).toBe('?threads=4');
    expect(threadsIn('?embed=loss,a%2Cb&threads=2&x', 1)).toBe('?embed=loss,a%2Cb&x');
    expect(threadsIn('?threads', 1)).toBe('');
  });
});
