import { arraySnapshot } from '@weir/core';
import type { PlainLayer, PlainParameter } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { run } from '../../testing/network.ts';
import { allZeroRule } from './allZeroRule.ts';

interface Plain {
  readonly layers: PlainLayer[];
  readonly parameters: PlainParameter[];
}

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
        run(6, (step) => (step < 200 ? silenced(2) : {})),
      ),
    ).toEqual(['0 raised error 2.linear', '500 cleared error 2.linear']);
  });

  it('tells that updates killed what was alive, and to lower the rate; never so of what was silent from the start', () => {
    const said = (from: number) =>
      events(
        allZeroRule({ momentum: 0 }),
        run(3, (step) => (step >= from ? silenced(2) : {})),
      ).map(({ finding: { remedy, cause, settings = [] } }) => [
        cause?.rule,
        settings.map(({ option }) => option),
        remedy.split(' ').slice(0, 3).join(' '),
      ]);
    expect(said(100)).toEqual([['lossDiverging', ['learningRate'], 'Lower the learning']]);
    expect(said(0)).toEqual([[undefined, [], 'Start its weights']]);
  });

  it('speaks of shut units where there are some, and of a norm as what has nothing left to tell apart', () => {
    const meaning = (kind: string) => {
      const snapshot = (step: number, values: readonly number[]) =>
        arraySnapshot({
          step,
          layers: [
            { kind, output: { values } },
            { kind: 'linear', output: { values: [1, -1] } },
          ],
        });
      return events(allZeroRule(), [snapshot(0, [1, -1]), snapshot(1, [0, 0])])[0]?.finding.meaning;
    };
    expect(meaning('relu')).toContain('pushed all its units to where they are shut');
    expect(meaning('batchNorm')).toContain('left no difference between the values that it standardises');
  });

  it('is silent of a last layer that starts at zero, and info of one that stays there', () => {
    expect(
      changes(
        allZeroRule(),
        run(4, (step) => (step < 1 ? silenced(6) : {})),
      ),
    ).toEqual([]);
    expect(changes(allZeroRule(), run(2, silenced(6)))).toEqual(['100 raised info 6.linear']);
  });

  it('takes weights at zero ahead of a logSoftmax for a last layer, and those ahead of a relu for shut', () => {
    const ending = (kind: string) =>
      arraySnapshot({
        step: 0,
        loss: 1.1,
        layers: [
          { kind: 'linear', output: { values: [0, 0, 0] } },
          { kind, output: { values: kind === 'relu' ? [0, 0, 0] : [-1.1, -1.1, -1.1] } },
        ],
      });
    expect(changes(allZeroRule(), [ending('logSoftmax')])).toEqual([]);
    expect(changes(allZeroRule(), [ending('relu')])).toEqual(['0 raised error 0.linear']);
  });

  const layer = (kind: string, size: number, more: Partial<PlainLayer> = {}): PlainLayer => ({
    kind,
    output: { values: [size, size / 2], shape: [2, 1] },
    ...more,
  });
  const weight = (at: number, size: number, update = 0): PlainParameter => ({
    name: `${at}.linear.weight`,
    fanIn: 4,
    data: { values: [size, -size], shape: [2, 1] },
    update: { values: [update, -update], shape: [2, 1] },
  });
  const bias = (at: number, value: number): PlainParameter => ({
    name: `${at}.linear.bias`,
    data: { values: [value, value] },
  });
  const shut = [layer('linear', -1), layer('relu', 0), layer('linear', 0)];
  const findingOf = (layers: readonly PlainLayer[], parameters: readonly PlainParameter[] = [], step = 0) =>
    events(allZeroRule(), [arraySnapshot({ step, layers, parameters })])[0]?.finding;

  it('says what passes nothing, and of a relu that biases shut from the start to start those at 0', () => {
    expect(findingOf(shut, [weight(0, 1), bias(0, -9), weight(2, 1)])).toMatchObject({
      rule: 'allZero',
      subject: '1.relu',
      severity: 'error',
      value: 1,
      threshold: 0,
      formula: 'share of outputs that are 0',
      meaning:
        'All outputs of 1.relu are 0: nothing reaches what comes after it, and no gradient what comes before.',
      remedy:
        'Start its weights at random and its bias at 0; ahead of a relu that stays shut, use leakyRelu in its place.',
      settings: [{ layer: '0.linear', option: 'biasInit', value: 0 }],
    });
  });

  it('of relus that no bias keeps shut, or later on, takes leakyRelu in their place', () => {
    const leaky = [{ layer: '1.relu', option: 'type', value: 'leakyRelu' }];
    expect(findingOf(shut, [weight(0, 1), bias(0, 0)])?.settings).toEqual(leaky);
    expect(findingOf(shut, [weight(0, 1), bias(0, -9)], 100)?.settings).toEqual(leaky);
    const [, , last] = shut;
    const first = last ? [layer('relu', 0), last] : [];
    expect(findingOf(first)?.settings).toEqual([{ layer: '0.relu', option: 'type', value: 'leakyRelu' }]);
  });

  it('of weights that are all zero starts each at random', () => {
    expect(findingOf(shut, [weight(0, 0), bias(0, -9), weight(2, 0)])?.settings).toEqual([
      { layer: '0.linear', option: 'gain', value: Math.SQRT2, std: Math.SQRT2 / 2 },
      { layer: '0.linear', option: 'biasInit', value: 0 },
      { layer: '2.linear', option: 'gain', value: 1, std: 0.5 },
    ]);
  });

  it('says what killed a layer, with the rate at which the first update would have been centred', () => {
    const step = (at: number, size: number) =>
      arraySnapshot({
        step: at,
        layers: [layer('linear', 1), layer('relu', size), layer('linear', 1)],
        parameters: [weight(0, 1, at === 0 ? 1 : 1e-9)],
      });
    const [raised] = events(allZeroRule(), [step(0, 1), step(1, 0)]);
    expect(raised?.finding).toMatchObject({
      meaning:
        'All outputs of 1.relu have become 0: at a learning rate of 0.1 updates pushed all its units to where they are shut. Since then nothing reaches what comes after it, and no gradient what comes before.',
      remedy: 'Lower the learning rate from 0.1 to 1.0e-4, and start anew: what is dead does not come back.',
      cause: { rule: 'lossDiverging', subject: 'run' },
    });
    const heavy = events(allZeroRule({ momentum: 0.99 }), [step(0, 1), step(1, 0)])[0]?.finding;
    expect(heavy?.settings?.map(({ option }) => option)).toEqual(['optimizer.momentum', 'learningRate']);
  });

  it('takes one for killed only if it was alive itself', () => {
    const at = (step: number, first: number, second: number) =>
      arraySnapshot({ step, layers: [layer('relu', first), layer('relu', second), layer('linear', 1)] });
    const causes = events(allZeroRule(), [at(0, 0, 1), at(1, 1, 0)]).map(
      ({ finding }) => `${finding.subject} ${finding.cause?.rule ?? 'never'}`,
    );
    expect(causes).toEqual(['0.relu never', '1.relu lossDiverging']);
  });

  it('of a last layer proposes nothing, whatever stands inside of it', () => {
    const inner = layer('relu', 0, { name: '1.sequential.0.relu', depth: 1 });
    expect(findingOf([layer('relu', 1), layer('sequential', 0), inner], [], 100)).toMatchObject({
      subject: '1.sequential',
      severity: 'info',
      settings: [],
    });
    expect(findingOf([layer('sequential', 0), inner, layer('relu', 1)])?.severity).toBe('error');
  });

  it('leaves a residual branch alone that starts at 0', () => {
    const branch = layer('relu', 0, { name: '0.residual.0.relu', depth: 1 });
    expect(findingOf([branch, layer('residual', 1), layer('linear', 1)])).toBeUndefined();
  });

  it('is silent of no layers', () => {
    expect(findingOf([])).toBeUndefined();
  });

  it('is silent of relus that are half zero', () => {
    expect(changes(allZeroRule(), run(3, { activation: 'relu' }))).toEqual([]);
  });

  it('is silent of a network that is at a loss of 0 because of its zeros', () => {
    const zeros = (loss: number) =>
      arraySnapshot({
        loss,
        layers: ['relu', 'linear'].map((kind) => ({ kind, output: { values: [0, 0], shape: [2, 1] } })),
      });
    expect(changes(allZeroRule(), [zeros(4)])).toHaveLength(1);
    expect(changes(allZeroRule(), [zeros(0)])).toEqual([]);
  });
});
