import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MomentsSoFar } from './momentsSoFar.ts';

it('moments gathered batch by batch are those of all rows together, far from 0 too', () => {
  const batch = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(batch, { minLength: 2, maxLength: 6 }),
      fc.constantFrom(0, 1e8),
      (batches, offset) => {
        const moments = new MomentsSoFar(2);
        // The second feature is three times the first: its variance is nine times as large.
        for (const rows of batches) moments.add(rows.flatMap((value) => [value + offset, 3 * value]));
        const all = batches.flat();
        const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
        const squares = all.reduce((sum, value) => sum + (value - mean) ** 2, 0);
        expect(moments.count).toBe(all.length);
        expect(moments.mean[0]).toBeCloseTo(mean + offset, 5);
        expect(moments.variance(false)[0]).toBeCloseTo(squares / all.length, 3);
        expect(moments.variance(true)[0]).toBeCloseTo(squares / (all.length - 1), 3);
        expect(moments.variance(false)[1]).toBeCloseTo((9 * squares) / all.length, 3);
      },
    ),
  );
});
