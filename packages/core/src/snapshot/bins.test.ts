import { describe, expect, it } from 'vitest';
import { bins } from './bins.ts';

const extent = () => ({ min: -1, max: 3 });
const neverAsked = () => {
  throw new Error('the extent was asked for');
};

describe('bins', () => {
  it('has fifty from the smallest to the largest value unless told otherwise', () => {
    expect(bins('x', {}, extent)).toEqual({ bins: 50, low: -1, high: 3 });
  });

  it('takes one edge that is given, and the other from the values', () => {
    expect(bins('x', { bins: 4, low: 0 }, extent)).toEqual({ bins: 4, low: 0, high: 3 });
    expect(bins('x', { bins: 4, high: 0 }, extent)).toEqual({ bins: 4, low: -1, high: 0 });
  });

  it('does not look at the values where both edges are given', () => {
    expect(bins('x', { low: -2, high: 2 }, neverAsked)).toEqual({ bins: 50, low: -2, high: 2 });
  });

  it('can be one', () => {
    expect(bins('x', { bins: 1 }, extent)).toEqual({ bins: 1, low: -1, high: 3 });
  });

  it('widens an empty range to half a unit on both sides, as torch', () => {
    expect(bins('x', { bins: 2 }, () => ({ min: 5, max: 5 }))).toEqual({ bins: 2, low: 4.5, high: 5.5 });
    expect(bins('x', { low: 0, high: 0 }, neverAsked)).toEqual({ bins: 50, low: -0.5, high: 0.5 });
  });

  it('lies about 0 where no value is finite', () => {
    const nothing = () => ({ min: NaN, max: NaN });
    expect(bins('x', {}, nothing)).toEqual({ bins: 50, low: -0.5, high: 0.5 });
  });

  it.each([0, -1, 2.5, NaN])('refuses %d bins', (count) => {
    expect(() => bins('3.tanh.output', { bins: count }, extent)).toThrow(
      new RangeError(`3.tanh.output: bins must be a positive integer, got ${count}; 50 suits most layers`),
    );
  });

  it('refuses edges in the wrong order, those that the values give included', () => {
    expect(() => bins('x', { low: 2, high: 1 }, neverAsked)).toThrow(
      new RangeError('x: low must be at most high, got 2 and 1; exchange the two'),
    );
    expect(() => bins('x', { low: 4 }, extent)).toThrow('low must be at most high, got 4 and 3');
  });
});
