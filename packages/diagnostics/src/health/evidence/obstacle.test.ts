import { arraySnapshot } from '@weir/core';
import type { PlainLayer, PlainParameter, PlainSnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { network } from '../../testing/network.ts';
import { blockedBefore, isNormedBetween, obstacleTo, weightsBetween } from './obstacle.ts';

const constant = network({
  edit: ({ parameters }) => {
    const [first] = parameters;
    if (first)
      parameters[0] = { ...first, data: { ...first.data, values: Array.from(first.data.values, () => 0.5) } };
  },
});

describe('obstacleTo', () => {
  it('is none of a healthy network, nor of a loss of 0', () => {
    expect(obstacleTo(network())).toBeUndefined();
    expect(obstacleTo(network({ pre: [20], loss: 0 }))).toBeUndefined();
  });

  it('names the rule that says more of it', () => {
    expect(obstacleTo(constant)?.rule).toBe('symmetry');
    expect(obstacleTo(network({ activation: 'relu', pre: [0] }))?.rule).toBe('allZero');
    expect(obstacleTo(network({ pre: [20] }))?.rule).toBe('saturation');
    expect(obstacleTo(network({ pre: [1, 0.1, 0.01] }))?.rule).toBe('activationScale');
    expect(obstacleTo(network({ grad: [1e-3, 1e-2, 1e-1] }))?.rule).toBe('gradientScale');
  });

  it('names a cause before its consequence', () => {
    expect(obstacleTo(network({ pre: [20], grad: [1e-3, 1e-2, 1e-1] }))?.rule).toBe('saturation');
  });
});

describe('obstacleTo says of', () => {
  const of = (std: number) => ({ values: [std, 0, -std], shape: [3, 1] });
  const layer = (kind: string, std = 0.5, grad = 1): PlainLayer => ({
    kind,
    output: of(std),
    grad: of(grad),
  });
  const weight = (at: number, size = 1, grad = 1): PlainParameter => ({
    name: `${at}.linear.weight`,
    data: of(size),
    grad: of(grad),
  });
  const said = (plain: PlainSnapshot) => obstacleTo(arraySnapshot(plain));
  /** Ten outputs of a tanh of which so many are flat, ahead of a last layer. */
  const flat = (count: number, kind = 'tanh'): PlainLayer => ({
    kind,
    output: { values: Array.from({ length: 10 }, (_, at) => (at < count ? 1 : 0.1)), shape: [10, 1] },
  });
  /** Two examples of ten relus of which so many are dead. */
  const dying = (count: number): PlainLayer => ({
    kind: 'relu',
    output: { values: Array.from({ length: 20 }, (_, at) => (at % 10 < count ? 0 : 1)), shape: [2, 10] },
  });

  it('constant weights which they are', () => {
    const parameters = [weight(0), { name: '1.linear.weight', data: { values: [2, 2], shape: [2, 1] } }];
    expect(said({ parameters })).toEqual({
      rule: 'symmetry',
      subject: '1.linear.weight',
      what: 'all values of 1.linear.weight are the same',
    });
    expect(
      said({ parameters: [{ name: '0.linear.weight', data: { values: [2], shape: [1, 1] } }] }),
    ).toBeUndefined();
    expect(said({ parameters: [{ name: '0.linear.bias', data: { values: [2, 2] } }] })).toBeUndefined();
  });

  it('a silent layer which it is, but not of the last nor of one on a branch', () => {
    expect(said({ layers: [layer('linear'), layer('relu', 0), layer('linear')] })).toEqual({
      rule: 'allZero',
      subject: '1.relu',
      what: 'all outputs of 1.relu are 0',
    });
    expect(said({ layers: [layer('linear'), layer('linear', 0)] })).toBeUndefined();
    const branch = { ...layer('linear', 0), name: '0.residual.0.linear', depth: 1 };
    expect(said({ layers: [branch, layer('residual'), layer('linear')] })).toBeUndefined();
  });

  it('a saturated layer how much is flat, from six tenths on, but not of the last', () => {
    expect(said({ layers: [flat(7), layer('linear')] })).toEqual({
      rule: 'saturation',
      subject: '0.tanh',
      what: '70 % of the outputs of 0.tanh are flat',
    });
    expect(said({ layers: [flat(6), layer('linear')] })).toBeUndefined();
    expect(said({ layers: [layer('linear'), flat(7)] })).toBeUndefined();
    expect(said({ layers: [flat(7, 'relu'), layer('linear')] })).toBeUndefined();
  });

  it('activations along depth from where to where, beyond twenty times either way', () => {
    const along = (last: number) =>
      said({ layers: [layer('relu', 1), layer('relu', last), layer('linear')] });
    expect(along(1 / 21)).toEqual({
      rule: 'activationScale',
      subject: '1.relu',
      what: 'activations fade along depth, from std 1 to 0.0476',
    });
    expect(along(21)?.what).toBe('activations explode along depth, from std 1 to 21');
    expect(along(1 / 19)).toBeUndefined();
    expect(along(19)).toBeUndefined();
  });

  it('gradients on their way back the same', () => {
    const along = (first: number) =>
      said({ layers: [layer('relu', 1, first), layer('relu', 1, 1), layer('linear')] });
    expect(along(1 / 21)).toEqual({
      rule: 'gradientScale',
      subject: '0.relu',
      what: 'gradients vanish on their way back, from std 1 to 0.0476',
    });
    expect(along(21)?.what).toBe('gradients explode on their way back, from std 1 to 21');
    expect(along(1 / 19)).toBeUndefined();
    expect(along(19)).toBeUndefined();
  });

  it('neither where norms stand between', () => {
    const normed = (more: number, grad: number) =>
      said({
        layers: [
          layer('relu', 1, 1),
          layer('linear'),
          layer('layerNorm'),
          layer('relu', more, grad),
          layer('linear'),
        ],
        parameters: [weight(1)],
      });
    expect(normed(100, 1)).toBeUndefined();
    expect(normed(1, 100)).toBeUndefined();
  });

  it('a dead layer how many of its units are, from six tenths on, but not of the last', () => {
    expect(said({ layers: [dying(7), layer('linear')] })).toEqual({
      rule: 'deadUnits',
      subject: '0.relu',
      what: '70 % of the units of 0.relu are dead',
    });
    expect(said({ layers: [dying(6), layer('linear')] })).toBeUndefined();
    expect(said({ layers: [layer('linear'), dying(7)] })).toBeUndefined();
  });

  it('a weight without a gradient which it is, behind the first step and unless it is frozen', () => {
    const parameters = [weight(0), weight(1, 1, 0)];
    expect(said({ step: 1, parameters })).toEqual({
      rule: 'noGradient',
      subject: '1.linear.weight',
      what: '1.linear.weight gets no gradient',
    });
    expect(said({ step: 0, parameters })).toBeUndefined();
    expect(said({ step: 1, parameters: [weight(0), { ...weight(1, 1, 0), frozen: true }] })).toBeUndefined();
    expect(said({ step: 1, parameters: [weight(0)] })).toBeUndefined();
  });

  it('nothing what nobody knows', () => {
    expect(said({})).toBeUndefined();
  });
});

describe('blockedBefore', () => {
  it('holds of what scales along depth are but a consequence of', () => {
    expect(blockedBefore(network({ pre: [20] }))).toBe(true);
    expect(blockedBefore(constant)).toBe(true);
    expect(blockedBefore(network({ activation: 'relu', pre: [0] }))).toBe(true);
    expect(blockedBefore(network({ grad: [1e-3, 1e-2, 1e-1] }))).toBe(false);
    expect(blockedBefore(network())).toBe(false);
  });
});

describe('weightsBetween', () => {
  it('are the weighted layers after the first and up to the last', () => {
    const snapshot = network();
    const [first, last] = [snapshot.layers[1], snapshot.layers[5]];
    if (!first || !last) throw new Error('there are seven layers');
    expect(weightsBetween(snapshot, first, last)).toEqual(['2.linear', '4.linear']);
    expect(isNormedBetween(snapshot, first, last)).toBe(false);
  });

  it('are normed where each runs into a norm', () => {
    const snapshot = network({ batchNorm: true });
    const tanhs = snapshot.layers.filter(({ kind }) => kind === 'tanh');
    const [first, last] = [tanhs[0], tanhs.at(-1)];
    if (!first || !last) throw new Error('there are three tanhs');
    expect(isNormedBetween(snapshot, first, last)).toBe(true);
  });
});
