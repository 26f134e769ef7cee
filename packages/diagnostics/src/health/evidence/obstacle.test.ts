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

describe('blockedBefore', () => {
  it('holds of what scales along depth are but a consequence of', () => {
    expect(blockedBefore(network({ pre: [20] }))).toBe(true);
    expect(blockedBefore(network({ grad: [1e-3, 1e-2, 1e-1] }))).toBe(false);
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
