import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { expectedLoss } from './expectedLoss.ts';

const layers = [{ kind: 'linear', output: { values: [1, 2, 3], shape: [1, 3] } }];
const ofThree = arraySnapshot({ layers });
const told = (classes?: number) =>
  arraySnapshot({
    layers,
    objective: { loss: 'CrossEntropyLoss', takes: 'logits', ...(classes && { classes }) },
  });

describe('expectedLoss', () => {
  it('is −ln 1/C of the classes given, else of the last layer’s width', () => {
    expect(expectedLoss(ofThree, 27)).toBeCloseTo(Math.log(27), 12);
    expect(expectedLoss(ofThree)).toBeCloseTo(Math.log(3), 12);
    expect([expectedLoss(ofThree, 0), expectedLoss(ofThree, 1), expectedLoss(arraySnapshot({}))]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('goes by the snapshot’s objective where it has one, and is nothing of one without classes', () => {
    expect(expectedLoss(told(10))).toBeCloseTo(Math.log(10), 12);
    expect(expectedLoss(told(10), 0)).toBeCloseTo(Math.log(10), 12);
    expect(expectedLoss(told(10), 4)).toBeCloseTo(Math.log(4), 12);
    expect([expectedLoss(told()), expectedLoss(told(), 0)]).toEqual([undefined, undefined]);
  });
});
