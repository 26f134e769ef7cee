import { torchGenerator } from '@weir/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { constant } from '../initializers/constant.ts';
import { linear } from '../layers/linear.ts';
import { residual } from '../layers/residual.ts';
import { tanh } from '../layers/tanh.ts';
import { onCpu } from '../testing/onCpu.ts';
import { onTape } from '../testing/onTape.ts';
import { TapeNames } from './tapeNames.ts';

beforeAll(onCpu);

const rng = torchGenerator(1);
/** Weights −2, −2 and a bias of 0: gradients 1, 2 and 1. */
const slope = () => linear(2, 1, { rng, init: constant(-2) });
const nested = () => [residual([linear(2, 2, { rng }), tanh()]), linear(2, 1, { rng })];

describe('the names of a tape', () => {
  it('are of composites ahead of their inner layers, and tell how deep each is', () =>
    onTape(nested(), (tape) => {
      const places = new TapeNames().of(tape).map(({ place }) => [place.name, place.index, place.depth]);
      expect(places).toEqual([
        ['0.residual', 0, 0],
        ['0.residual.0.linear', 0, 1],
        ['0.residual.1.tanh', 1, 1],
        ['1.linear', 1, 0],
      ]);
    }));

  it('of parameters are those of the leaves, once each', () =>
    onTape(nested(), (tape) => {
      expect(new TapeNames().parametersOf(tape)).toEqual([
        '0.residual.0.linear.weight',
        '0.residual.0.linear.bias',
        '1.linear.weight',
        '1.linear.bias',
      ]);
    }));

  it('are made anew where the layers are others', () => {
    const names = new TapeNames();
    onTape(nested(), (tape) => void names.of(tape));
    onTape([slope()], (tape) => expect(names.of(tape).map(({ place }) => place.name)).toEqual(['0.linear']));
  });
});
