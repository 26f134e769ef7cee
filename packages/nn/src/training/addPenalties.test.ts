import { torchGenerator } from '@weir/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { constant } from '../initializers/constant.ts';
import { linear } from '../layers/linear.ts';
import { onCpu } from '../testing/onCpu.ts';
import { onTape } from '../testing/onTape.ts';
import { addPenalties } from './addPenalties.ts';

beforeAll(onCpu);

const rng = torchGenerator(1);
/** Weights −2, −2 and a bias of 0: gradients 1, 2 and 1. */
const slope = () => linear(2, 1, { rng, init: constant(-2) });

describe('penalties', () => {
  it('add l1 sign(w) + 2 l2 w to the gradients of weights and leave biases', () =>
    onTape([slope()], (tape, scope) => {
      addPenalties(
        [
          { l1: 0.5, l2: 0 },
          { l1: 0, l2: 0.25 },
        ],
        tape,
        scope,
      );
      const read = (at: number) => {
        const gradient = tape[0]?.parameterGrads[at];
        return gradient && Array.from(scope.device.read(gradient));
      };
      expect(read(0)).toEqual([-0.5, 0.5]); // 1 − 0.5 − 1, 2 − 0.5 − 1
      expect(read(1)).toEqual([1]);
    }));
});
