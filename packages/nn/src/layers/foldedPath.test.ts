import { torchGenerator } from '@weir/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { onCpu } from '../testing/onCpu.ts';
import { throughLayer } from '../testing/throughLayer.ts';
import { fixedNorm } from './fixedNorm.ts';
import { foldedPath } from './foldedPath.ts';
import { GainAndShift } from './gainAndShift.ts';
import { linear } from './linear.ts';
import { residual } from './residual.ts';
import { tanh } from './tanh.ts';

beforeAll(onCpu);

const norm = () => fixedNorm(2, { mean: [1, -2], variance: [4, 0.25] }, 0, new GainAndShift(2, { gamma: 3 }));
const before = () => linear(2, 2, { rng: torchGenerator(1) });

describe('a folded path', () => {
  it('has a norm of fixed moments inside the layer before it, with the same outputs', () => {
    const [linearLayer, fixed] = [before(), norm()];
    const input = { shape: [1, 2], data: Float32Array.of(1, -2) };
    const folded = foldedPath([linearLayer, fixed, tanh()]);
    expect(folded.map(({ kind }) => kind)).toEqual(['linear', 'tanh']);
    const [mapped] = folded;
    const wanted = throughLayer(fixed, throughLayer(linearLayer, input, (y) => y).y, (y) => y).y;
    const got = mapped && throughLayer(mapped, input, (y) => y).y;
    Array.from(wanted.data).forEach((value, at) => expect(got?.data[at]).toBeCloseTo(value, 4));
  });

  it('keeps a norm where nothing before it can take it in', () => {
    expect(foldedPath([norm()]).map(({ kind }) => kind)).toEqual(['batchNorm']);
    expect(foldedPath([tanh(), norm()]).map(({ kind }) => kind)).toEqual(['tanh', 'batchNorm']);
  });

  it('is folded inside composites too', () => {
    const inside = [before(), norm()] as unknown as Parameters<typeof residual>[0]; // a norm made by hand has no width
    expect(foldedPath([residual(inside)])[0]?.children.map(({ kind }) => kind)).toEqual(['linear']);
  });
});
