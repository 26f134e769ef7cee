import type { Split } from '@weir/data';
import { type } from 'arktype';
import { dataKind } from './dataKind.ts';

/** One example alone, in all three splits: a loss as a function of the parameters, with no data to hide behind. */
export const pointKind = dataKind({
  type: 'point',
  schema: type({
    type: "'point'",
    /** The values of its input. */
    input: 'number[] >= 1',
    /** The values of its target. */
    target: 'number[] >= 1',
    '+': 'reject',
  }),
  build: ({ input, target }) => {
    const split: Split = Object.freeze({
      size: 1,
      inputs: Float32Array.from(input),
      inputShape: [input.length],
      inputKind: 'values',
      targets: Float32Array.from(target),
      targetShape: [target.length],
      targetKind: 'values',
    });
    return Promise.resolve(Object.freeze({ train: split, validation: split, test: split }));
  },
});
