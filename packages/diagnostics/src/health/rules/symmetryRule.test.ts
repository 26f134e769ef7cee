import type { PlainLayer, PlainParameter } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { network, run } from '../../testing/network.ts';
import { symmetryRule } from './symmetryRule.ts';

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

describe('the symmetry rule', () => {
  const rows = (plain: PlainParameter) => {
    const units = plain.data.shape?.[1] ?? 1;
    const values = Float32Array.from(plain.data.values, (_, at) => Math.floor(at / units) + 1);
    return { data: { ...plain.data, values } };
  };

  it('finds units that are all the same, even when their inputs’ weights differ, as a fact of the start', () => {
    const same = (step: number) => (step < 200 ? parameter(1, rows) : {});
    expect(changes(symmetryRule(), run(4, same))).toEqual(['0 raised error 2.linear.weight']);
  });

  it('says with which std to start instead', () => {
    const [raised] = events(symmetryRule(), [network(parameter(1, (plain) => ({ data: zerosLike(plain) })))]);
    expect(raised?.finding).toMatchObject({ value: 20, remedy: expect.stringContaining('with std 0.224') });
  });

  it('is silent of random weights, and of a layer of one unit', () => {
    expect(changes(symmetryRule(), run(2))).toEqual([]);
    expect(changes(symmetryRule(), run(2, { width: 1, classes: 1 }))).toEqual([]);
  });

  it('does not look again at a weight that was seen to differ', () => {
    expect(
      changes(
        symmetryRule(),
        run(3, (step) => (step === 0 ? {} : parameter(1, rows))),
      ),
    ).toEqual([]);
  });
});
