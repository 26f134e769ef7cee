import type { PlainLayer, PlainParameter } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { run } from '../../testing/network.ts';
import { noGradientRule } from './noGradientRule.ts';

interface Plain {
  readonly layers: PlainLayer[];
  readonly parameters: PlainParameter[];
}

const zerosLike = ({ data: { values, shape } }: PlainParameter) => ({
  values: new Float32Array(values.length),
  ...(shape ? { shape } : {}),
});

/** Changes one parameter by its index. */
const parameter = (index: number, change: (plain: PlainParameter) => Partial<PlainParameter>) => ({
  edit: ({ parameters }: Plain) => {
    const plain = parameters[index];
    if (plain) parameters[index] = { ...plain, ...change(plain) };
  },
});

const bias = (grad: number) => ({
  batchNorm: true,
  edit: ({ parameters }: Plain) => {
    const values = Float32Array.from({ length: 20 }, (_, at) => grad * (at % 2 ? 1 : -1));
    parameters.push({ name: '0.linear.bias', data: { values: new Float32Array(20) }, grad: { values } });
  },
});

describe('the no gradient rule', () => {
  it('is an error of a weight without any, at the second snapshot, and clears', () => {
    const dead = (step: number) => (step < 300 ? parameter(0, (plain) => ({ grad: zerosLike(plain) })) : {});
    expect(changes(noGradientRule(), run(6, dead))).toEqual([
      '100 raised error 0.linear.weight',
      '400 cleared error 0.linear.weight',
    ]);
  });

  it('names the zero weights that pass nothing back', () => {
    const zeroed = parameter(1, (plain) => ({ grad: zerosLike(plain), data: zerosLike(plain) }));
    const [raised] = events(noGradientRule(), run(2, zeroed));
    expect(raised?.finding.remedy).toContain('2.linear.weight is all zero');
  });

  it('is info of a bias ahead of a norm, whose gradient is rounding noise', () => {
    const [raised, ...others] = events(noGradientRule(), run(3, bias(1e-9)));
    expect(others).toEqual([]);
    expect(raised?.finding).toMatchObject({ subject: '0.linear.bias', severity: 'info' });
    expect(raised?.finding.remedy).toContain('"bias": false');
  });

  it('is silent of a bias that learns, of small gradients, and of a last layer that starts at zero', () => {
    expect(changes(noGradientRule(), run(3, bias(1e-3)))).toEqual([]);
    expect(changes(noGradientRule(), run(3, { update: [-6, -3, -3, -3] }))).toEqual([]);
    const firstStep = (step: number) =>
      step === 0 ? parameter(0, (plain) => ({ grad: zerosLike(plain) })) : {};
    expect(changes(noGradientRule(), run(3, firstStep))).toEqual([]);
  });
});
