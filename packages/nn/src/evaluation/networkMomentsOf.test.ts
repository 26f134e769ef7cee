import { of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { networkMomentsOf } from './networkMomentsOf.ts';

const moments = { mean: [1, 2], variance: [3, 4] };

describe('the moments of a network', () => {
  it('are taken as they are where they stand by name', () => {
    const named = { '1.batchNorm': moments };
    expect(networkMomentsOf(named)).toBe(named);
  });

  it('are put by name where they come as layers, stds squared', () => {
    const layers = [
      { name: '1.batchNorm', ...moments },
      { name: '3.batchNorm', ...moments, tracks: 'std' as const },
    ];
    expect(networkMomentsOf({ layers })).toEqual({
      '1.batchNorm': moments,
      '3.batchNorm': { mean: [1, 2], variance: [9, 16] },
    });
  });

  it.each([
    ['nothing', null, 'got null'],
    ['a list', [1, 2], 'got a list of 2'],
    ['a stream', of(1), 'got an Observable'],
    ['a promise', Promise.resolve(1), 'got a Promise'],
    ['an operator', () => 1, 'got a function (the operator itself?)'],
    ['something else by name', { '1.batchNorm': { mean: [1] } }, 'got an object of mean at 1.batchNorm'],
    ['layers without a name', { layers: [moments] }, 'at an entry of its layers'],
  ])('that are %s are refused by what was given', (_name, given, message) => {
    expect(() => networkMomentsOf(given as never)).toThrow(message); // what a caller without types might pass
  });
});
