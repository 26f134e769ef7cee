import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { weightMoves } from './weightMoves.ts';

const of = (std: number) => ({ values: [std, 0, -std], shape: [3, 1] });
const output = { values: [1, -1], shape: [2, 1] };
/** A weight of four inputs, of this std and moved by so much, ahead of a layer of this kind. */
const moves = (std: number, moved: number, kind = 'tanh', fanIn: number | undefined = 4) =>
  weightMoves(
    arraySnapshot({
      layers: [
        { kind: 'linear', output },
        { kind, output },
      ],
      parameters: [
        { name: '0.linear.weight', data: of(std), update: of(moved), ...(fanIn && { fanIn }) },
        { name: '0.linear.bias', data: { values: [1, -1] }, update: { values: [1, -1] } },
      ],
    }),
  );

describe('weightMoves', () => {
  it('are log₁₀ of the std of an update beside that of the weight, of weights alone', () => {
    expect(moves(2, 0.02)).toEqual([
      {
        name: '0.linear.weight',
        layer: '0.linear',
        log10: expect.closeTo(-2, 5) as number,
        fair: expect.closeTo(-2, 5) as number,
      },
    ]);
  });

  it('ahead of a norm also say how many times larger than in theory it is, and how it would move at that size', () => {
    const [move] = moves(2, 0.02, 'batchNorm');
    expect(move?.over).toBe(4);
    expect(move?.fair).toBeCloseTo(-2 + 2 * Math.log10(4), 5);
    expect(moves(2, 0.02, 'batchNorm', 0)[0]?.over).toBeUndefined();
  });

  it('leave out what stands still, and what has no spread to compare with', () => {
    expect(moves(2, 0)).toEqual([]);
    expect(moves(0, 0.1)).toEqual([]);
  });
});
