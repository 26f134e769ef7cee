import { arraySnapshot } from '@weir/core';
import type { PlainLayer, PlainParameter } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { network, run } from '../../testing/network.ts';
import { allZeroRule } from './allZeroRule.ts';
import { noGradientRule } from './noGradientRule.ts';
import { symmetryRule } from './symmetryRule.ts';
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

describe('the all zero rule', () => {
  const silenced = (at: number) => ({
    edit: ({ layers }: Plain) => {
      for (const [index, layer] of layers.entries()) {
        if (index < at) continue;
        layers[index] = {
          ...layer,
          output: { ...layer.output, values: new Float32Array(layer.output.values.length) },
        };
      }
    },
  });

  it('is an error of the first layer that is all zero, and clears', () => {
    expect(
      changes(
        allZeroRule(),
        run(4, (step) => (step < 200 ? silenced(2) : {})),
      ),
    ).toEqual(['0 raised error 2.linear', '300 cleared error 2.linear']);
  });

  it('is info of a last layer that starts at zero', () => {
    expect(changes(allZeroRule(), run(1, silenced(6)))).toEqual(['0 raised info 6.linear']);
  });

  it('is silent of relus that are half zero', () => {
    expect(changes(allZeroRule(), run(3, { activation: 'relu' }))).toEqual([]);
  });

  it('is silent of a network that is at a loss of 0 because of its zeros', () => {
    const zeros = (loss: number) =>
      arraySnapshot({ loss, layers: [{ kind: 'linear', output: { values: [0, 0], shape: [2, 1] } }] });
    expect(changes(allZeroRule(), [zeros(4)])).toHaveLength(1);
    expect(changes(allZeroRule(), [zeros(0)])).toEqual([]);
  });
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
