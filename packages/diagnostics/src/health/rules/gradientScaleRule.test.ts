import { arraySnapshot } from '@weir/core';
import type { PlainLayer } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { run } from '../../testing/network.ts';
import { gradientScaleRule } from './gradientScaleRule.ts';

/** Values of mean 0 and just this std. */
const spread = (std: number) => ({ values: [std, 0, -std], shape: [3, 1] });

/** Linear layers and activations by turns, whose gradients have these stds and whose weights these gains, then the last. */
function stack(grads: readonly number[], { kind = 'tanh', gains = [5 / 3], out = 0.5 } = {}) {
  const gainOf = (at: number) => gains[at] ?? gains.at(-1) ?? NaN;
  return arraySnapshot({
    layers: [
      ...grads.flatMap((grad): PlainLayer[] => [
        { kind: 'linear', output: spread(1), grad: spread(grad) },
        {
          kind,
          output: kind === 'sigmoid' ? { values: [0.3, 0.5, 0.7], shape: [3, 1] } : spread(out),
          grad: spread(grad),
        },
      ]),
      { kind: 'linear', output: spread(1), grad: spread(1) },
    ],
    parameters: grads.map((_, at) => ({
      name: `${2 * at}.linear.weight`,
      fanIn: 4,
      data: spread(gainOf(at) / 2),
    })),
  });
}

describe('the gradient scale rule', () => {
  it('says how fast gradients vanish, and which weights to start otherwise', () => {
    const [raised] = events(gradientScaleRule(), [stack([0.02, 0.1, 1], { gains: [5 / 3, 0.5, 5 / 3] })]);
    expect(raised?.finding).toMatchObject({
      subject: '1.tanh',
      severity: 'warning',
      formula: 'std(∂loss/∂1.tanh) / std(∂loss/∂5.tanh)',
      meaning:
        'Gradients vanish from std 1 to 0.02 on their way back, 0.141 times at each layer: early layers learn too little.',
      remedy:
        'Start the weights with gain 1.67 (they measured 1.08: std times √fanIn), put a batchNorm after each, or add residual connections.',
      settings: [{ layer: '2.linear', option: 'gain', value: 5 / 3, std: 5 / 6 }],
    });
    expect(raised?.finding.value).toBeCloseTo(0.02, 12);
    expect(raised?.finding.threshold).toBeCloseTo(1 / 5, 12);
  });

  it('says how fast they explode', () => {
    const [raised] = events(gradientScaleRule(), [stack([100, 10, 1], { gains: [8] })]);
    expect(raised?.finding).toMatchObject({
      severity: 'warning',
      threshold: 5,
      meaning:
        'Gradients explode from std 1 to 100 on their way back, 10 times at each layer: early layers learn too fast.',
    });
    expect(raised?.finding.settings).toHaveLength(2);
  });

  it.each([
    [1 / 1.9, undefined],
    [1 / 2.1, 'info'],
    [1 / 4.9, 'info'],
    [1 / 5.1, 'warning'],
    [1 / 99, 'warning'],
    [1 / 101, 'error'],
    [101, 'error'],
  ])('at %d times calls it %s', (grad, severity) => {
    const [raised] = events(gradientScaleRule(), [stack([grad, 1], { gains: [grad < 1 ? 0.1 : 10] })]);
    expect(raised?.finding.severity).toBe(severity);
  });

  it('keeps what is not clear of its threshold, and clears what is', () => {
    const of = (...grads: readonly number[]) =>
      grads.map((grad, step) => ({ ...stack([1 / grad, 1], { gains: [0.1] }), step }));
    expect(changes(gradientScaleRule(), of(3, 1.9, 1.9, 1.9))).toEqual(['0 raised info 1.tanh']);
    expect(changes(gradientScaleRule(), of(3, 1.7, 1.7, 1.7))).toEqual([
      '0 raised info 1.tanh',
      '2 cleared info 1.tanh',
    ]);
    expect(changes(gradientScaleRule(), of(1.9))).toEqual([]);
  });

  it('is no reason to build a network anew where gains are right and the change is slight', () => {
    expect(changes(gradientScaleRule(), [stack([1 / 3, 1])])).toEqual([]);
    const [raised] = events(gradientScaleRule(), [stack([1 / 6, 1])]);
    expect(raised?.finding.remedy).toBe('Put a batchNorm after each, or add residual connections.');
    expect(raised?.finding.settings).toEqual([{ layer: '2.linear', option: 'follower', value: 'batchNorm' }]);
  });

  it('of sigmoids first proposes tanh, where gradients vanish', () => {
    const [vanishing] = events(gradientScaleRule(), [stack([0.01, 1], { kind: 'sigmoid', gains: [1] })]);
    expect(vanishing?.finding.remedy).toMatch(
      /^Use tanh in place of sigmoid, whose slope is at most 1\/4, with gain 1\.67 ahead, start the weights with gain 4 \(they measured 1:/,
    );
    expect(vanishing?.finding.settings).toEqual([
      { layer: '1.sigmoid', option: 'type', value: 'tanh' },
      { layer: '0.linear', option: 'gain', value: 5 / 3, std: 5 / 6 },
      { layer: '3.sigmoid', option: 'type', value: 'tanh' },
      { layer: '2.linear', option: 'gain', value: 5 / 3, std: 5 / 6 },
    ]);
    const [exploding] = events(gradientScaleRule(), [stack([100, 1], { kind: 'sigmoid', gains: [16] })]);
    expect(exploding?.finding.remedy).toMatch(/^Start the weights with gain 4 /);
    const [ofTanh] = events(gradientScaleRule(), [stack([0.01, 1], { gains: [1] })]);
    expect(ofTanh?.finding.remedy).toMatch(/^Start the weights with gain 1.67 /);
  });

  it('counts sigmoids that start at 4 as right', () => {
    const [raised] = events(gradientScaleRule(), [stack([1 / 3, 1], { kind: 'sigmoid', gains: [4] })]);
    expect(raised?.finding.remedy).toMatch(
      /^Use tanh .*, put a batchNorm after each, or add residual connections\.$/,
    );
  });

  it('takes layers and thresholds as told', () => {
    const [raised] = events(gradientScaleRule({ layers: ['3.tanh', '5.tanh'], warning: 1.5 }), [
      stack([1, 0.5, 1], { gains: [0.1] }),
    ]);
    expect(raised?.finding).toMatchObject({ subject: '3.tanh', severity: 'warning' });
  });

  it('is silent behind a batchNorm of fewer than eight examples', () => {
    const normed = (examples: number) => {
      const snapshot = stack([0.001, 1], { gains: [0.1] });
      const norm = arraySnapshot({
        layers: [
          {
            kind: 'batchNorm',
            output: { values: Array.from({ length: examples }, (_, at) => at - 3), shape: [examples, 1] },
            batchMoments: { mean: [0], variance: [1] },
          },
        ],
      });
      return { ...snapshot, layers: [...norm.layers, ...snapshot.layers] };
    };
    expect(changes(gradientScaleRule(), [normed(7)])).toEqual([]);
    expect(changes(gradientScaleRule(), [normed(8)])).toEqual(['0 raised error 1.tanh']);
  });

  it('leaves it to the rule that tells of saturation, where that is', () => {
    expect(changes(gradientScaleRule(), [stack([0.001, 1], { gains: [0.1] })])).toHaveLength(1);
    expect(changes(gradientScaleRule(), [stack([0.001, 1], { gains: [0.1], out: 1 })])).toEqual([]);
  });

  it('is silent of no layers, of one, and of those without gradients', () => {
    expect(changes(gradientScaleRule(), [arraySnapshot({})])).toEqual([]);
    expect(changes(gradientScaleRule(), [stack([1])])).toEqual([]);
    expect(changes(gradientScaleRule(), [stack([1, 0])])).toEqual([]);
  });

  it('warns of gradients that vanish on their way back, and clears', () => {
    const vanishing = (step: number) => ({ grad: step < 200 ? [1e-4, 3e-4, 1e-3] : [1e-3] });
    expect(changes(gradientScaleRule(), run(5, vanishing))).toEqual([
      '0 raised warning 1.tanh',
      '300 cleared warning 1.tanh',
    ]);
  });

  it('is an error of gradients that explode', () => {
    const [raised] = events(gradientScaleRule(), run(1, { grad: [1, 1e-2, 1e-3] }));
    expect(raised?.finding).toMatchObject({ severity: 'error', subject: '1.tanh', threshold: 100 });
    expect(raised?.finding.meaning).toContain('explode');
  });

  it('is silent of healthy networks, and where nothing flows back', () => {
    expect(changes(gradientScaleRule(), run(3, { hidden: 6 }))).toEqual([]);
    expect(changes(gradientScaleRule(), run(3, { grad: [0] }))).toEqual([]);
  });
});
