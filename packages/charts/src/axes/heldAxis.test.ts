import { describe, expect, it } from 'vitest';
import { heldAxis, withExtent } from './heldAxis.ts';

describe('withExtent', () => {
  it('puts the ends of the axis into the first row alone', () => {
    expect(withExtent([{ a: 1 }, { a: 2 }], { low: -5, high: 5 })).toEqual([
      { a: 1, low: -5, high: 5 },
      { a: 2 },
    ]);
    expect(withExtent([], { low: 0, high: 1 })).toEqual([]);
  });
});

describe('heldAxis', () => {
  it('is not seen, and reaches from the least of one field to the largest of the other', () => {
    expect(heldAxis('low', 'high')).toMatchObject({
      mark: { opacity: 0 },
      encoding: { y: { aggregate: 'min', field: 'low' }, y2: { aggregate: 'max', field: 'high' } },
    });
  });
});
