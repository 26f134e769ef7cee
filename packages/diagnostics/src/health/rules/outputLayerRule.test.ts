import { arraySnapshot } from '@weir/core';
import type { Objective, PlainLayer, PlainParameter } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { events } from '../../testing/changes.ts';
import { outputLayerRule } from './outputLayerRule.ts';

const ending = (kind: string) =>
  arraySnapshot({ layers: [{ kind, output: { values: [0.2, 0.8, 0.5, 0.5], shape: [2, 2] } }] });
const found = (kind: string, task: Parameters<typeof outputLayerRule>[0]) =>
  events(outputLayerRule(task), [ending(kind), ending(kind)]).map(({ finding }) => finding.meaning);
const classes = { loss: 'crossEntropy', applies: 'softmax', targets: undefined } as const;
const values = (min: number, max: number) => ({
  loss: 'mse',
  applies: undefined,
  targets: [{ name: 'y', mean: 0, std: 1, min, max }],
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
    const [near = [], far = []] = [values(-2, 1).targets, values(-1, 5).targets];
    expect(found('tanh', { ...values(0, 0), targets: [...near, ...far] })).toEqual([
      expect.stringMatching(/go from -1 to 5/),
    ]);
  });

  it('finds a logSoftmax, whose outputs are at most 0, wherever the loss takes others', () => {
    expect(found('logSoftmax', values(-1, 3))).toEqual([
      '0.logSoftmax makes values up to 0, but the targets (y) go from -1 to 3: some cannot be reached.',
    ]);
    expect(found('logSoftmax', values(-3, 0))).toEqual([]);
    const labels = { ...classes, loss: 'binaryCrossEntropy', applies: 'sigmoid' } as const;
    expect(found('logSoftmax', labels)).toEqual([expect.stringContaining('makes values up to 0 alone')]);
    // log softmax (log softmax x) = log softmax x
    expect(found('logSoftmax', classes)).toEqual([]);
    const objective: Objective = { loss: 'categoricalCrossentropy', takes: 'probabilities' };
    expect(findingOf(last('logSoftmax', [-0.5, -0.25]), undefined, { objective })?.meaning).toContain(
      'makes values up to 0: the loss clips them',
    );
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

  const findingOf = (
    layer: PlainLayer,
    task: Parameters<typeof outputLayerRule>[0],
    more: { objective?: Objective } = {},
  ) => events(outputLayerRule(task), [arraySnapshot({ layers: [layer], ...more })])[0]?.finding;
  const last = (kind: string, outputs: readonly number[], alpha?: number): PlainLayer => ({
    kind,
    output: { values: outputs, shape: [outputs.length / 2, 2] },
    ...(alpha !== undefined && { alpha }),
  });

  it('says of what the loss applies itself why it harms, and removes it', () => {
    expect(findingOf(last('softmax', [0.25, 0.75]), classes)).toMatchObject({
      rule: 'outputLayer',
      subject: '0.softmax',
      severity: 'warning',
      value: 0.5,
      threshold: 0,
      fact: true,
      formula: 'range of the outputs that the loss takes for logits',
      meaning:
        'crossEntropy applies a softmax itself: after 0.softmax it compares probabilities of probabilities, which are never sure, and gradients shrink.',
      remedy: 'Remove 0.softmax: let the layer before it be the last.',
      settings: [{ layer: '0.softmax', option: 'remove', value: true }],
    });
    const sigmoid = { ...classes, loss: 'binaryCrossEntropy', applies: 'sigmoid' } as const;
    expect(findingOf(last('sigmoid', [0.25, 0.75]), sigmoid)?.meaning).toContain(
      'applies a sigmoid itself: after',
    );
    expect(findingOf(last('softmax', [0.25, 0.75]), sigmoid)?.meaning).toContain(
      'applies a sigmoid itself: after',
    );
    expect(findingOf(last('tanh', [0.25, 0.75]), sigmoid)?.meaning).toBe(
      'binaryCrossEntropy takes logits of any value and applies a sigmoid itself, but 0.tanh makes values from -1 to 1 alone: some answers cannot be given, or not with certainty.',
    );
  });

  it.each([
    ['tanh', 'values from -1 to 1'],
    ['softsign', 'values from -1 to 1'],
    ['hardtanh', 'values from -1 to 1'],
    ['relu6', 'values from 0 to 6'],
    ['relu', 'values from 0 upwards'],
    ['softplus', 'values from 0 upwards'],
    ['elu', 'values from -1 upwards'],
    ['gelu', 'values from -0.17 upwards'],
    ['silu', 'values from -0.28 upwards'],
    ['selu', 'values from -1.76 upwards'],
    ['mish', 'values from -0.31 upwards'],
    ['hardswish', 'values from -0.38 upwards'],
  ])('knows that %s makes %s', (kind, span) => {
    expect(findingOf(last(kind, [0.5, 0.5]), classes)?.meaning).toContain(`makes ${span} alone`);
  });

  it('takes the floor of an elu from its alpha', () => {
    expect(findingOf(last('elu', [0.5, 0.5], 3), classes)?.meaning).toContain('values from -3 upwards');
  });

  it('says by how much targets cannot be reached, either way', () => {
    expect(findingOf(last('tanh', [0.5, 0.5]), values(-1.5, 3))).toMatchObject({
      value: 2,
      threshold: 0,
      formula: 'how far the farthest target lies beyond what the last layer can make',
      meaning:
        '0.tanh makes values from -1 to 1, but the targets (y) go from -1.5 to 3: some cannot be reached.',
      remedy: 'Remove 0.tanh, or scale the targets into what it makes.',
      settings: [{ layer: '0.tanh', option: 'remove', value: true }],
    });
    expect(findingOf(last('relu', [0.5, 0.5]), values(-4, 3))?.value).toBe(4);
    expect(findingOf(last('softmax', [0.5, 0.5]), values(0, 1))).toBeUndefined();
    expect(findingOf(last('softmax', [0.5, 0.5]), values(0, 2))?.value).toBe(1);
    expect(findingOf(last('tanh', [0.5, 0.5]), { loss: 'mse' })).toBeUndefined();
  });

  it('says how far outputs lie from probabilities where the loss takes those', () => {
    const objective: Objective = { loss: 'binaryCrossentropy', takes: 'probabilities' };
    expect(findingOf(last('tanh', [-0.5, 0.25]), undefined, { objective })).toMatchObject({
      subject: '0.tanh',
      severity: 'warning',
      value: 0.75,
      threshold: 1,
      formula: 'range of the outputs that the loss takes for probabilities',
      remedy: 'End in a softmax, or in a sigmoid for answers of their own, or take a loss of logits.',
    });
  });

  it('says how far logarithms of probabilities are from summing to 1', () => {
    const task = { ...values(0, 1), loss: 'klDivergence', takes: 'logProbabilities' } as const;
    const logs = (...probabilities: readonly number[]) =>
      findingOf(last('linear', probabilities.map(Math.log)), task);
    expect(logs(0.5, 0.75, 0.25, 0.5)).toMatchObject({
      subject: '0.linear',
      severity: 'warning',
      threshold: 1,
      formula: "sum of the exponentials of an example's outputs, that farthest from 1",
    });
    expect(logs(0.5, 0.75, 0.25, 0.5)?.value).toBeCloseTo(1.25, 12);
    expect(logs(0.5, 0.5, 0.2, 0.5)?.value).toBeCloseTo(0.7, 12);
    expect(logs(0.5, 0.509)).toBeUndefined();
    expect(logs(0.5, 0.491)).toBeUndefined();
    expect(logs(0.5, 0.511)).toBeDefined();
    expect(logs(0.5, 0.489)).toBeDefined();
    const objective: Objective = { loss: 'mse', takes: 'values' };
    expect(findingOf(last('linear', [3, 3]), task, { objective })).toBeUndefined();
  });

  it('is silent of no layers', () => {
    expect(events(outputLayerRule(classes), [arraySnapshot({})])).toEqual([]);
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
