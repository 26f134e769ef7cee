import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { events } from '../../testing/changes.ts';
import { outputLayerRule } from './outputLayerRule.ts';

const ending = (kind: string) =>
  arraySnapshot({ layers: [{ kind, output: { values: [0.2, 0.8, 0.5, 0.5], shape: [2, 2] } }] });
const found = (kind: string, task: Parameters<typeof outputLayerRule>[0]) =>
  events(outputLayerRule(task), [ending(kind), ending(kind)]).map(({ finding }) => finding.meaning);
const classes = { loss: 'crossEntropy', applies: 'softmax', target: undefined } as const;
const values = (min: number, max: number) => ({
  loss: 'mse',
  applies: undefined,
  target: { name: 'y', mean: 0, std: 1, min, max },
});

describe('outputLayerRule', () => {
  it('is silent of a last layer of weights, of one without bounds, and where no task is known', () => {
    expect(found('linear', classes)).toEqual([]);
    expect(found('leakyRelu', classes)).toEqual([]);
    expect(found('softmax', undefined)).toEqual([]);
  });

  it('finds what the loss applies itself, once', () => {
    expect(found('softmax', classes)).toEqual([
      expect.stringMatching(/^crossEntropy applies a softmax itself/),
    ]);
  });

  it('finds logits that a bound keeps from some values', () => {
    expect(found('relu', classes)).toEqual([
      expect.stringMatching(/0\.relu makes values from 0 upwards alone/),
    ]);
  });

  it('finds targets that the last layer cannot reach, and lets those at its bounds be', () => {
    expect(found('tanh', values(-3, 3))).toEqual([
      expect.stringMatching(/go from -3 to 3: some cannot be reached/),
    ]);
    expect(found('tanh', values(-1, 1))).toEqual([]);
  });
});
