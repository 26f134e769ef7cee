import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { events } from '../../testing/changes.ts';
import { activationScaleRule } from './activationScaleRule.ts';
import { gradientScaleRule } from './gradientScaleRule.ts';
import { scaleAlongDepth } from './scaleAlongDepth.ts';

/** Values of mean 0 and just this std. */
const spread = (std: number) => ({ values: [std, 0, -std], shape: [3, 1] });

/** Three silus, of which outputs and gradients have these stds, at a step with this loss. */
const network = (stds: readonly number[], step = 0, loss = 2) =>
  arraySnapshot({
    step,
    loss,
    layers: [
      ...stds.map((std) => ({ kind: 'silu', output: spread(std), grad: spread(std) })),
      { kind: 'linear', output: spread(1), grad: spread(1) },
    ],
  });

const steady = [1, 1, 1];
const changing = [1, 0.1, 0.01];
/** Loss at chance, and the least that smoothed targets leave. */
const task = { baseline: 2, floor: 1 };

describe.each([
  { rule: activationScaleRule, of: '2.silu', value: 0.01 },
  { rule: gradientScaleRule, of: '0.silu', value: 100 },
])('$rule.name', ({ rule, of, value }) => {
  it('says how many times its scale changes in its own direction', () => {
    const [raised] = events(rule(), [network(changing)]);
    expect(raised?.finding.subject).toBe(of);
    expect(raised?.finding.value).toBeCloseTo(value, 9);
  });

  it.each([
    [1.69, 0], // 69 % of what there is to learn is left
    [1.71, 1],
  ])('at loss %d calls what has grown since the start a fault %d times', (loss, raised) => {
    const seen = [network(steady), network(changing, 1, loss), network(changing, 2, loss)];
    expect(events(rule(), seen)).toHaveLength(1);
    expect(events(rule({}, task), seen)).toHaveLength(raised);
  });

  it('goes on to say of a network that learns well what it began with', () => {
    const seen = [network(changing), network(changing, 1, 1.1)];
    expect(events(rule({}, task), seen).map(({ change }) => change)).toEqual(['raised']);
    const cleared = [...seen, network(steady, 2, 1.1), network(steady, 3, 1.1)];
    expect(events(rule({}, task), cleared).map(({ change }) => change)).toEqual(['raised', 'cleared']);
  });

  it('knows of no network that learns well where chance is not known', () => {
    const seen = [network(steady), network(changing, 1, 0.001)];
    expect(events(rule({}, {}), seen)).toHaveLength(1);
  });

  it('says nothing of a scale that is infinitely far from another', () => {
    expect(events(rule(), [network([1, 1, 0]), network([0, 1, 1])])).toEqual([]);
  });
});

describe('scaleAlongDepth', () => {
  const said = (rebuilds: boolean, isUnclear = false, at = changing) =>
    events(
      scaleAlongDepth(
        'ownScale',
        {
          reading: ({ output }) => output,
          isUnclear: () => isUnclear,
          remedies: () => [{ text: 'widen it', rebuilds }],
          words: ({ last, layers }) => ({ subject: last.name, formula: 'std', meaning: `${layers} layers.` }),
        },
        { info: 1.5, warning: 4, error: 1000 },
        task,
      ),
      [network(at)],
    ).map(({ finding }) => finding);

  it('says what the rule says of it, and how far it is beyond which threshold', () => {
    expect(said(true)).toEqual([
      {
        rule: 'ownScale',
        subject: '2.silu',
        severity: 'warning',
        value: 0.01,
        threshold: 0.25,
        formula: 'std',
        meaning: '2 layers.',
        remedy: 'Widen it.',
        since: 0,
        step: 0,
      },
    ]);
  });

  it('is silent of a step that is unclear, and of a slight change that only more layers would mend', () => {
    expect(said(true, true)).toEqual([]);
    const slight = [1, 0.7, 0.5];
    expect(said(true, false, slight)).toEqual([]);
    expect(said(false, false, slight).map(({ severity }) => severity)).toEqual(['info']);
  });
});
