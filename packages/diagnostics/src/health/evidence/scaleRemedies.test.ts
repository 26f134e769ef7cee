import type { Snapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { network } from '../../testing/network.ts';
import { oneOf, scaleRemedies } from './scaleRemedies.ts';

const remediesOf = (snapshot: Snapshot, ratio: number) => {
  const tanhs = snapshot.layers.filter(({ kind }) => kind === 'tanh');
  const [first, last] = [tanhs[0], tanhs.at(-1)];
  if (!first || !last) throw new Error('there are three tanhs');
  return scaleRemedies(snapshot, first, last, ratio).map(({ text }) => text);
};

describe('scaleRemedies', () => {
  it('begin with the gain that the activation wants, where the weights have another', () => {
    expect(remediesOf(network({ gain: [0.3] }), 0.1)).toEqual([
      expect.stringMatching(/^start the weights with gain 1\.67 \(they measure 0\.[45]/),
      'put a batchNorm after each',
      'add residual connections',
    ]);
  });

  it('leave out what is in place already', () => {
    expect(remediesOf(network(), 0.1)).toEqual(['put a batchNorm after each', 'add residual connections']);
    expect(remediesOf(network({ gain: [0.3], batchNorm: true }), 0.1)).toEqual(['add residual connections']);
  });
});

describe('oneOf', () => {
  const said = (...texts: readonly string[]) => oneOf(texts.map((text) => ({ text, rebuilds: false })));

  it('is a sentence of one or several', () => {
    expect(said('do a')).toBe('Do a.');
    expect(said('do a', 'do b')).toBe('Do a, or do b.');
    expect(said('do a', 'do b', 'do c')).toBe('Do a, do b, or do c.');
  });
});
