import { arraySnapshot } from '@weir/core';
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
    expect(raised?.finding).toMatchObject({ value: 20, remedy: expect.stringContaining('with std 0.373') });
  });

  /** One weight of these values, ahead of an activation. */
  const weight = (values: readonly number[], shape: readonly number[], fanIn?: number) =>
    arraySnapshot({
      layers: ['linear', 'relu'].map((kind) => ({ kind, output: { values: [1, -1], shape: [1, 2] } })),
      parameters: [{ name: '0.linear.weight', data: { values, shape }, ...(fanIn && { fanIn }) }],
    });

  it('says what they learn, and starts them by theory', () => {
    const [raised] = events(symmetryRule(), [weight([1, 1, 2, 2, 3, 3, 4, 4], [4, 2], 4)]);
    expect(raised?.finding).toMatchObject({
      value: 2,
      threshold: 1,
      fact: true,
      formula: 'units whose weights are equal',
      meaning:
        'All 2 units of 0.linear have the same weights: they learn the same, and the layer is as one unit.',
      remedy: 'Start 0.linear.weight at random with std 0.707: kaimingNormal, not zeros or a constant.',
      settings: [{ layer: '0.linear', option: 'gain', value: Math.SQRT2, std: Math.SQRT2 / 2 }],
    });
  });

  it('names no std where it is not known how many inputs there are', () => {
    const [raised] = events(symmetryRule(), [weight([1, 1, 2, 2], [2, 2])]);
    expect(raised?.finding.remedy).toMatch(/^Start 0.linear.weight at random: kaimingNormal/);
  });

  it('is broken by a single value, wherever it stands', () => {
    for (let at = 0; at < 6; at++) {
      const values = [1, 1, 1, 1, 1, 1].map((value, index) => (index === at ? 2 : value));
      expect(changes(symmetryRule(), [weight(values, [2, 3])])).toEqual([]);
    }
    expect(changes(symmetryRule(), [weight([1, 1, 1, 1, 1, 1], [2, 3])])).toHaveLength(1);
  });

  it('says nothing of biases, nor of a snapshot without parameters', () => {
    expect(changes(symmetryRule(), [weight([0, 0, 0], [3])])).toEqual([]);
    expect(changes(symmetryRule(), [arraySnapshot({})])).toEqual([]);
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
