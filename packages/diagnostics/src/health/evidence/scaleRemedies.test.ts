import { arraySnapshot } from '@weir/core';
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
      expect.stringMatching(/^start the weights with gain 1\.67 \(they measured 0\.[45]/),
      'put a batchNorm after each',
      'add residual connections',
    ]);
  });

  it('leave out what is in place already', () => {
    expect(remediesOf(network(), 0.1)).toEqual(['put a batchNorm after each', 'add residual connections']);
    expect(remediesOf(network({ gain: [0.3], batchNorm: true }), 0.1)).toEqual(['add residual connections']);
  });
});

it('judges the start, not what weights have grown to', () => {
  const snapshot = network({ gain: [0.3] });
  const [first, last] = [snapshot.layers[1], snapshot.layers[5]];
  if (!first || !last) throw new Error('there are seven layers');
  const starts = Object.fromEntries(
    snapshot.parameters.map(({ name, fanIn = 1 }) => [name, 5 / 3 / Math.sqrt(fanIn)]),
  );
  const [remedy] = scaleRemedies(snapshot, first, last, 0.1, starts);
  expect(remedy).toMatchObject({
    text: 'put a batchNorm after each',
    settings: [
      { layer: '2.linear', option: 'follower', value: 'batchNorm' },
      { layer: '4.linear', option: 'follower', value: 'batchNorm' },
    ],
  });
});

it('names a dropout that leaves next to nothing', () => {
  const layer = (kind: string, values: readonly number[]) => ({ kind, output: { values, shape: [1, 10] } });
  const all = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5];
  const few = [0, 0, 0, 40, 0, 0, 0, 0, 0, 0];
  const snapshot = arraySnapshot({
    layers: [layer('relu', all), layer('dropout', few), layer('linear', all), layer('relu', all)],
  });
  const [first, , , last] = snapshot.layers;
  if (!first || !last) throw new Error('there are four layers');
  expect(scaleRemedies(snapshot, first, last, 8)[0]).toMatchObject({
    text: expect.stringContaining('1.dropout, which leaves 10 % of what it gets'),
    settings: [{ layer: '1.dropout', option: 'rate', value: 0.5 }],
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
