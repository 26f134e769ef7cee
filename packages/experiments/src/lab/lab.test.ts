import { beforeAll, describe, expect, it } from 'vitest';
import { parseConfiguration } from '../configuration/check/parseConfiguration.ts';
import { loadData } from '../data/loadData.ts';
import { useBackend } from '../testing/experiment.ts';
import { measureStart, recommend } from './initLab.ts';
import type { Measured } from './initLab.ts';
import { stackOf } from './stackOf.ts';

beforeAll(useBackend);

const model = [
  { type: 'embedding', dim: 4 },
  { type: 'flatten' },
  { type: 'linear', out: 50 },
  { type: 'relu' },
  { type: 'linear', out: 27 },
];
const start = { activation: 'tanh', initializer: 'kaimingNormal', gain: 5 / 3, depth: 3 } as const;

describe('stackOf', () => {
  it('puts so many layers of the hidden width between what is ahead of them and the last', () => {
    expect(
      stackOf(model, start).map(({ type, out }) => (out === undefined ? type : `${type} ${String(out)}`)),
    ).toEqual([
      'embedding',
      'flatten',
      'linear 50',
      'tanh',
      'linear 50',
      'tanh',
      'linear 50',
      'tanh',
      'linear 27',
    ]);
    expect(stackOf(model, { ...start, activation: 'linear' })).toHaveLength(6);
  });

  it('refuses a model without a hidden layer', () => {
    expect(() => stackOf([{ type: 'linear', out: 2 }], start)).toThrow(
      'model must have two linear layers or more to stand around the stack, got 1; give a network with a hidden layer',
    );
  });
});

describe('measureStart', () => {
  it('measures what theory expects of a deep tanh, within the noise of its seeds', async () => {
    const configuration = parseConfiguration({ data: { type: 'names' }, model });
    const { layers, seeds } = await measureStart(configuration, await loadData(configuration), start, [1, 2]);
    expect(seeds).toBe(2);
    expect(layers.map(({ layer }) => layer)).toEqual([1, 2, 3]);
    for (const { outputStd, expectedOutputStd } of layers)
      expect(Math.abs(outputStd / expectedOutputStd - 1)).toBeLessThan(0.15);
  });
});

describe('recommend', () => {
  const measured = (gain: number, outputDrift: number, gradDrift: number): Measured => ({
    ...start,
    gain,
    seeds: 1,
    layers: [],
    outputDrift,
    gradDrift,
  });

  it('is the start that keeps signal and gradient best, and none whose figures are not finite', () => {
    expect(recommend([measured(1, -2, 0), measured(2, 0.1, -0.2), measured(3, NaN, 0)])?.gain).toBe(2);
    expect(recommend([measured(3, -Infinity, 0)])).toBeUndefined();
  });
});
