import { torchGenerator } from '@weir/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { linear } from '../layers/linear.ts';
import { residual } from '../layers/residual.ts';
import { tanh } from '../layers/tanh.ts';
import { onCpu } from '../testing/onCpu.ts';
import { onTape } from '../testing/onTape.ts';
import { leaves } from './leaves.ts';

beforeAll(onCpu);

const rng = torchGenerator(1);
const nested = () => [residual([linear(2, 2, { rng }), tanh()]), linear(2, 1, { rng })];

describe('the leaves of a tape', () => {
  it('are its innermost layers in the order of the forward pass', () =>
    onTape(nested(), (tape) => {
      expect(leaves(tape).map(({ layer }) => layer.kind)).toEqual(['linear', 'tanh', 'linear']);
    }));
});
