import type { PlainLayer, PlainParameter } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { run } from '../../testing/network.ts';
import { unchangedRule } from './unchangedRule.ts';

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

describe('the unchanged rule', () => {
  const still = parameter(1, (plain) => ({ update: zerosLike(plain) }));

  it('warns at the third snapshot of a weight that does not move, and clears', () => {
    expect(
      changes(
        unchangedRule(),
        run(6, (step) => (step < 400 ? still : {})),
      ),
    ).toEqual(['200 raised warning 2.linear.weight', '500 cleared warning 2.linear.weight']);
  });

  it('is silent of weights that move, and leaves those without a gradient to their own rule', () => {
    expect(changes(unchangedRule(), run(4))).toEqual([]);
    const dead = parameter(1, (plain) => ({ update: zerosLike(plain), grad: zerosLike(plain) }));
    expect(changes(unchangedRule(), run(4, dead))).toEqual([]);
  });

  it('says so where the learning rate is 0', () => {
    const frozen = (step: number) => ({ learningRate: step < 1 ? 0.1 : 0, ...still });
    const last = events(unchangedRule(), run(4, frozen, 1)).at(-1);
    expect(last?.finding.remedy).toContain('learning rate is 0');
  });
});
