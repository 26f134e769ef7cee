import { torchGenerator } from '@weir/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { constant } from '../initializers/constant.ts';
import { linear } from '../layers/linear.ts';
import { onCpu } from '../testing/onCpu.ts';
import { onTape } from '../testing/onTape.ts';
import { gradientNorm } from './gradientNorm.ts';

beforeAll(onCpu);

const rng = torchGenerator(1);
/** Weights −2, −2 and a bias of 0: gradients 1, 2 and 1. */
const slope = () => linear(2, 1, { rng, init: constant(-2) });

describe('the norm of the gradients of gradients', () => {
  it('is the root of all their squares together', () =>
    onTape([slope()], (tape, scope) =>
      expect(
        gradientNorm(
          tape.flatMap(({ parameterGrads }) => parameterGrads),
          scope,
        ),
      ).toBe(Math.sqrt(6)),
    ));
});
