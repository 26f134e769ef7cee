import { arraySnapshot } from '@weir/core';
import type { PlainLayer } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { run } from '../../testing/network.ts';
import { activationScaleRule } from './activationScaleRule.ts';

/** Values of mean 0 and just this std. */
const spread = (std: number) => ({ values: [std, 0, -std], shape: [3, 1] });

/** Linear layers and relus by turns, whose outputs have these stds and whose weights these gains, then the last. */
const stack = (stds: readonly number[], gains: readonly number[] = [Math.SQRT2], step = 0) =>
  arraySnapshot({
    step,
    layers: [
      ...stds.flatMap((std): PlainLayer[] => [
        { kind: 'linear', output: spread(1) },
        { kind: 'relu', output: spread(std) },
      ]),
      { kind: 'linear', output: spread(1) },
    ],
    parameters: stds.map((_, at) => ({
      name: `${2 * at}.linear.weight`,
      fanIn: 4,
      data: spread((gains[at] ?? gains.at(-1) ?? NaN) / 2),
    })),
  });

describe('the activation scale rule', () => {
  it('says how fast outputs shrink, and which weights to start otherwise', () => {
    const [raised] = events(activationScaleRule(), [stack([1, 0.2, 0.01], [1, 1, Math.SQRT2])]);
    expect(raised?.finding).toMatchObject({
      subject: '5.relu',
      severity: 'warning',
      threshold: 0.25,
      formula: 'std(5.relu) / std(1.relu)',
      meaning: 'Outputs shrink from std 1 to 0.01 along depth, 0.1 times at each layer.',
      remedy:
        'Start the weights with gain 1.41 (they measured 1.21: std times √fanIn), put a batchNorm after each, or add residual connections.',
      settings: [{ layer: '2.linear', option: 'gain', value: Math.SQRT2, std: Math.SQRT2 / 2 }],
    });
    expect(raised?.finding.value).toBeCloseTo(0.01, 12);
  });

  it('says how fast they grow', () => {
    const [raised] = events(activationScaleRule(), [stack([1, 4, 16], [8])]);
    expect(raised?.finding).toMatchObject({
      threshold: 4,
      meaning: 'Outputs grow from std 1 to 16 along depth, 4 times at each layer.',
    });
  });

  it.each([
    [1.49, undefined],
    [1.51, 'info'],
    [3.99, 'info'],
    [4.01, 'warning'],
    [99, 'warning'],
    [101, 'error'],
    [1 / 101, 'error'],
    [1 / 1.51, 'info'],
    [1 / 1.49, undefined],
  ])('at %d times calls it %s', (times, severity) => {
    const [raised] = events(activationScaleRule(), [stack([1, times], [times < 1 ? 0.1 : 10])]);
    expect(raised?.finding.severity).toBe(severity);
  });

  it('keeps what is not clear of its threshold, and clears what is', () => {
    const of = (...times: readonly number[]) => times.map((std, step) => stack([1, std], [10], step));
    expect(changes(activationScaleRule(), of(2, 1.45, 1.45, 1.45))).toEqual(['0 raised info 3.relu']);
    expect(changes(activationScaleRule(), of(2, 1.3, 1.3))).toEqual([
      '0 raised info 3.relu',
      '2 cleared info 3.relu',
    ]);
  });

  it('is no reason to build a network anew where gains are right and the change is slight', () => {
    expect(changes(activationScaleRule(), [stack([1, 2])])).toEqual([]);
    const [raised] = events(activationScaleRule(), [stack([1, 5])]);
    expect(raised?.finding.remedy).toBe('Put a batchNorm after each, or add residual connections.');
  });

  it('leaves it to the rule of layers that put out nothing, where one does', () => {
    expect(changes(activationScaleRule(), [stack([1, 0.1, 0.01], [0.1])])).toHaveLength(1);
    expect(changes(activationScaleRule(), [stack([1, 0, 0.01], [0.1])])).toEqual([]);
  });

  it('takes layers and thresholds as told', () => {
    const [raised] = events(activationScaleRule({ layers: ['3.relu', '5.relu'], warning: 1.6 }), [
      stack([1, 0.5, 1], [10]),
    ]);
    expect(raised?.finding).toMatchObject({ subject: '5.relu', severity: 'warning', value: 2 });
  });

  it('warns of activations that vanish along depth, and clears when they do no more', () => {
    const fading = (step: number) => ({ pre: step < 200 ? [1, 0.3, 0.05] : [1] });
    expect(changes(activationScaleRule(), run(5, fading))).toEqual([
      '0 raised warning 5.tanh',
      '300 cleared warning 5.tanh',
    ]);
  });

  it('is an error of activations that explode', () => {
    expect(changes(activationScaleRule(), run(1, { activation: 'relu', pre: [1, 20, 400] }))).toEqual([
      '0 raised error 5.relu',
    ]);
  });

  it('says which gain was measured and which is wanted', () => {
    const [raised] = events(activationScaleRule(), run(1, { pre: [0.5, 0.25, 0.05], gain: [0.3] }));
    expect(raised?.finding.remedy).toMatch(/gain 1\.67 \(they measured 0\.\d+/);
    expect(raised?.finding.value).toBeLessThan(0.2);
    expect(raised?.finding.threshold).toBe(0.25);
  });

  it('compares layers of one kind alone, and leaves the last layer out', () => {
    const mixed = run(1, {
      edit: ({ layers }) => {
        const last = layers.at(-1);
        if (last) layers.push({ ...last, kind: 'sigmoid' });
      },
    });
    expect(changes(activationScaleRule(), mixed)).toEqual([]);
  });

  it('compares neither parallel branches nor images of different size', () => {
    const rename = (name: (at: number) => string, shape: (at: number) => readonly number[]) =>
      run(1, {
        pre: [1, 0.01],
        hidden: 2,
        activation: 'relu',
        edit: ({ layers }) => {
          for (const [at, layer] of layers.entries()) {
            if (layer.kind !== 'relu') continue;
            const reshaped = { shape: shape(at) };
            layers[at] = {
              ...layer,
              name: name(at),
              output: { ...layer.output, ...reshaped },
              ...(layer.grad && { grad: { ...layer.grad, ...reshaped } }),
            };
          }
        },
      });
    const flat = () => [32, 20];
    expect(
      changes(
        activationScaleRule(),
        rename((at) => `0.parallel.${at}.relu`, flat),
      ),
    ).toEqual([]);
    const images = (at: number) => (at < 2 ? [32, 2, 2, 5] : [32, 1, 1, 20]);
    expect(
      changes(
        activationScaleRule(),
        rename((at) => `${at}.relu`, images),
      ),
    ).toEqual([]);
    expect(
      changes(
        activationScaleRule(),
        rename((at) => `${at}.relu`, flat),
      ),
    ).toHaveLength(1);
  });

  it('is silent of healthy networks, of any activation, deep or of one layer', () => {
    for (const activation of ['tanh', 'relu', 'sigmoid'] as const) {
      expect(changes(activationScaleRule(), run(3, { activation, hidden: 6 }))).toEqual([]);
      expect(changes(activationScaleRule(), run(3, { activation, hidden: 1 }))).toEqual([]);
    }
  });
});
