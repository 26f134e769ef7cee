import { arraySnapshot } from '@weir/core';
import type { Objective, PlainParameter } from '@weir/core';
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

  it('finds outputs that are no logarithms of probabilities where the loss takes them, whatever layer makes them', () => {
    const task = { ...values(0, 1), loss: 'klDivergence', takes: 'logProbabilities' } as const;
    const logarithms = (...probabilities: number[]) =>
      events(outputLayerRule(task), [
        arraySnapshot({
          layers: [{ kind: 'mine', output: { values: probabilities.map(Math.log), shape: [2, 2] } }],
        }),
      ]).map(({ finding }) => [finding.meaning, finding.remedy]);
    expect(logarithms(0.5, 0.5, 0.25, 0.75)).toEqual([]);
    expect(logarithms(0.5, 0.5, 0.25, 2)).toEqual([
      [
        'klDivergence takes logarithms of probabilities, but of what 0.mine makes the exponentials sum to 2.25 instead of 1: the loss is no divergence, and falls without end.',
        'End in a logSoftmax behind 0.mine.',
      ],
    ]);
    expect(found('logSoftmax', task)).toEqual([]);
  });

  it('goes by what the snapshot says of the loss, ahead of the task', () => {
    const observed = (kind: string, objective: Objective, parameters: PlainParameter[] = []) =>
      events(outputLayerRule(classes), [
        arraySnapshot({
          objective,
          layers: [{ kind, name: 'last', output: { values: [-3, 0.8, 0.5, 4], shape: [2, 2] } }],
          parameters,
        }),
      ]).map(({ finding }) => finding.meaning);
    const keras: Objective = { loss: 'categoricalCrossentropy', takes: 'probabilities' };
    expect(observed('softmax', keras)).toEqual([]);
    expect(observed('sigmoid', keras)).toEqual([]);
    expect(observed('attention', keras)).toEqual([]);
    const weight = { name: 'last.kernel', fanIn: 1, data: { values: [1, 1], shape: [1, 2] } };
    for (const [kind, span] of [
      ['linear', 'values of any size'],
      ['relu', 'values from 0 upwards'],
      ['tanh', 'values from -1 to 1'],
    ] as const)
      expect(observed(kind, keras, [weight])).toEqual([
        `categoricalCrossentropy takes probabilities, but last makes ${span}: the loss clips them, and what lies outside learns nothing.`,
      ]);
    const logits: Objective = { loss: 'softmaxCrossEntropy', takes: 'logits', applies: 'softmax' };
    expect(observed('softmax', logits)).toEqual([
      expect.stringMatching(/^softmaxCrossEntropy applies a softmax itself: after last/),
    ]);
    expect(observed('linear', logits, [weight])).toEqual([]);
    expect(observed('relu', { loss: 'meanSquaredError', takes: 'values' })).toEqual([]);
  });
});
