import { arraySnapshot } from '@weir/core';
import type { PlainLayer, PlainParameter, PlainSnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { run } from '../../testing/network.ts';
import { ruleProfiles } from '../kinds/ruleProfiles.ts';
import { saturationRule } from './saturationRule.ts';

/** Of a hundred outputs so many are flat. */
const flat = (count: number, kind = 'tanh'): PlainLayer => ({
  kind,
  output: { values: Array.from({ length: 100 }, (_, at) => (at < count ? 1 : kind === 'tanh' ? 0 : 0.5)) },
});
const linear = (mean: number, std: number, kind = 'linear'): PlainLayer => ({
  kind,
  output: { values: [mean - std, mean, mean + std], shape: [3, 1] },
});
const weight = (mean: number, std: number, name = '0.linear.weight'): PlainParameter => ({
  name,
  fanIn: 4,
  data: { values: [mean - std, mean, mean + std], shape: [3, 1] },
});
const bias = (value: number): PlainParameter => ({ name: '0.linear.bias', data: { values: [value] } });
const behind = (layer: PlainLayer, ...parameters: readonly PlainParameter[]): PlainSnapshot => ({
  layers: [layer, flat(50), linear(0, 1)],
  parameters,
});

describe('the saturation rule', () => {
  const findingOf = (plain: PlainSnapshot, ...given: Parameters<typeof saturationRule>) =>
    events(saturationRule(...given), [arraySnapshot(plain)])[0]?.finding;

  it.each([
    [25, undefined, undefined],
    [26, 'info', 0.25],
    [35, 'info', 0.25],
    [36, 'warning', 0.35],
    [60, 'warning', 0.35],
    [61, 'error', 0.6],
  ])('at %d %% is %s', (count, severity, threshold) => {
    const found = findingOf({ layers: [flat(count), linear(0, 1)] });
    expect(found?.severity).toBe(severity);
    expect(found?.threshold).toBe(threshold);
  });

  it('says how much of a layer passes nothing back', () => {
    expect(findingOf({ layers: [flat(50), linear(0, 1)] })).toMatchObject({
      rule: 'saturation',
      value: 0.5,
      formula: 'share of |h| > 0.97',
      meaning: "50 % of 0.tanh's outputs are flat: what sits there passes almost no gradient back.",
    });
    expect(findingOf({ layers: [flat(50, 'sigmoid'), linear(0, 1)] })?.formula).toBe(
      'share of |2h − 1| > 0.97',
    );
  });

  it('keeps what is not clear of its threshold', () => {
    const of = (...counts: readonly number[]) =>
      counts.map((count, step) => arraySnapshot({ step, layers: [flat(count), linear(0, 1)] }));
    expect(changes(saturationRule(), of(30, 24, 24, 24))).toEqual(['0 raised info 0.tanh']);
    expect(changes(saturationRule(), of(30, 22, 22))).toEqual([
      '0 raised info 0.tanh',
      '2 cleared info 0.tanh',
    ]);
  });

  it('looks at the layers told', () => {
    const layers = [flat(50), flat(50), linear(0, 1)];
    expect(changes(saturationRule({ layers: [1] }), [arraySnapshot({ layers })])).toEqual([
      '0 raised warning 1.tanh',
    ]);
  });

  it('of weights that start too wide proposes those of theory, and biases of 0', () => {
    const found = findingOf(behind(linear(0, 3), weight(0, 2), bias(1)));
    expect(found?.remedy).toBe(
      'Its input has std 3: start 0.linear.weight with std 0.833 (gain 1.67 / √4) instead of 2, or put a batchNorm ahead.',
    );
    expect(found?.settings).toEqual([
      { layer: '0.linear', option: 'gain', value: 5 / 3, std: 5 / 6 },
      { layer: '0.linear', option: 'biasInit', value: 0 },
    ]);
  });

  it('of weights that start as theory wants looks elsewhere', () => {
    const found = findingOf(behind(linear(0, 3), weight(0, (1.14 * 5) / 6), bias(1)));
    expect(found?.remedy).toBe(
      'Its input has std 3: put a batchNorm ahead, or lower the learning rate, as 0.linear.weight has grown or its inputs are large.',
    );
    expect(found?.settings).toEqual([]);
  });

  it('of an input that is off centre mends the bias', () => {
    const found = findingOf(behind(linear(3, 1), weight(0, 5 / 6), bias(3)));
    expect(found?.remedy).toBe(
      'Its input has mean 3: it is far from 0, where the activation is steep. Start the bias of 0.linear at 0, or put a batchNorm ahead.',
    );
    expect(found?.settings).toEqual([{ layer: '0.linear', option: 'biasInit', value: 0 }]);
    expect(findingOf(behind(linear(-3, 1), weight(0, 5 / 6)))?.remedy).toContain('Its input has mean -3');
    expect(findingOf(behind(linear(1, 1), weight(0, 5 / 6)))?.remedy).toContain('Its input has std 1:');
  });

  it('of weights around another value than 0 starts those anew', () => {
    const found = findingOf(behind(linear(3, 4), weight(-1, 1.5), bias(3)));
    expect(found?.remedy).toBe(
      "Its input has mean 3, since the weights' mean is -1, beside a std of 1.5, and sums of 4 add it up: start 0.linear.weight around 0, with mean 0 and std 0.833 (kaimingNormal, gain 1.67).",
    );
    expect(found?.settings).toEqual([{ layer: '0.linear', option: 'gain', value: 5 / 3, std: 5 / 6 }]);
    expect(findingOf(behind(linear(0, 4), weight(-0.7, 1.5)))?.remedy).toContain(
      'start 0.linear.weight with std',
    );
    const single = { ...weight(-1, 1.5), fanIn: 1 };
    expect(findingOf(behind(linear(0, 4), single))?.remedy).not.toContain("the weights' mean");
  });

  it('of the first layer scales the data', () => {
    const found = findingOf({ layers: [flat(50), linear(0, 1)] });
    expect(found?.remedy).toBe('Scale the input to std 1.');
    expect(found?.settings).toEqual([{ option: 'data.standardise', value: true }]);
  });

  it('behind a norm scales its gain to what brings the input to std 1', () => {
    const gamma = { name: '0.batchNorm.gamma', data: { values: [8, 8] } };
    const found = findingOf(behind(linear(0, 4, 'batchNorm'), gamma));
    expect(found?.remedy).toBe('Its input has std 4: start the gain of 0.batchNorm at 0.25 of what it is.');
    expect(found?.settings).toEqual([{ layer: '0.batchNorm', option: 'gamma', value: 2 }]);
    expect(findingOf(behind(linear(0, 4, 'batchNorm')))?.settings).toEqual([]);
    const shifted = findingOf(behind(linear(5, 1, 'batchNorm'), gamma));
    expect(shifted?.remedy).toBe('Its input has mean 5: bring that to 0.');
    expect(shifted?.settings).toEqual([]);
  });

  it('of a layer with an activation of its own says what can be said without its sums', () => {
    const fused = (std: number) =>
      findingOf({ layers: [flat(50), linear(0, 1)], parameters: [weight(0, std, '0.tanh.weight')] });
    expect(fused(2)?.remedy).toBe(
      'Start 0.tanh.weight with std 0.833 (gain 1.67 / √4) instead of 2, or put a batchNorm between it and the activation.',
    );
    expect(fused(0.9)?.remedy).toBe(
      'Scale the inputs of 0.tanh to std 1, put a batchNorm between 0.tanh.weight and the activation, or lower the learning rate, as 0.tanh.weight has grown.',
    );
    expect(fused(0.97)?.remedy).toMatch(/^Start 0\.tanh\.weight with std 0\.833 .* instead of 0\.97,/);
    expect(fused(2)?.settings).toEqual([]);
  });

  it('of a weight that has grown to more than twice its start lowers the rate, since the start was right', () => {
    const grown = (times: number, name = '0.linear.weight') =>
      events(saturationRule(), [
        arraySnapshot({ layers: [linear(0, 1), flat(0), linear(0, 1)], parameters: [weight(0, 1, name)] }),
        arraySnapshot({ step: 1, ...behind(linear(0, 3), weight(0, times, name)), learningRate: 0.3 }),
      ])[0]?.finding;
    expect(grown(2.1)?.remedy).toBe(
      '0.linear.weight has grown from std 1 to 2.1: lower the learning rate from 0.3 to 0.1, or add weight decay.',
    );
    expect(grown(2.1)).toMatchObject({
      settings: [{ option: 'learningRate', from: 0.3 }],
      cause: { rule: 'lossDiverging', subject: 'run' },
    });
    expect(grown(2.1)?.settings?.[0]?.value).toBeCloseTo(0.1, 12);
    expect(grown(2)?.cause).toBeUndefined();
    expect(grown(2.1, '1.tanh.weight')?.remedy).toMatch(/^1.tanh.weight has grown/);
    expect(grown(2.1, '2.linear.weight')?.cause).toBeUndefined();
  });

  it('leaves a last layer that is sure of its answers to outputLayer, where the loss takes those', () => {
    const layers = [linear(0, 1), flat(50, 'sigmoid')];
    expect(findingOf({ layers })?.subject).toBe('1.sigmoid');
    expect(findingOf({ layers })?.cause).toEqual({ rule: 'outputLayer', subject: '1.sigmoid' });
    expect(findingOf({ layers: [...layers, linear(0, 1)] })?.cause).toBeUndefined();
    expect(findingOf({ layers }, {}, {})?.subject).toBe('1.sigmoid');
    expect(findingOf({ layers }, {}, { applies: 'sigmoid' })).toBeUndefined();
    const objective = (takes: 'values' | 'probabilities') => ({ loss: 'any', takes });
    expect(findingOf({ layers, objective: objective('probabilities') })).toBeUndefined();
    expect(findingOf({ layers, objective: objective('values') })?.subject).toBe('1.sigmoid');
    expect(findingOf({ layers: [...layers, linear(0, 1)] }, {}, { applies: 'sigmoid' })?.subject).toBe(
      '1.sigmoid',
    );
  });

  it('is no more than info of what has become flat in a network that learns well', () => {
    const then = (first: number, loss: number, task: Parameters<typeof saturationRule>[1]) => {
      const of = (step: number, count: number) => ({ step, layers: [flat(count), linear(0, 1)] });
      const seen = [arraySnapshot(of(0, first)), arraySnapshot({ ...of(1, 61), loss })];
      return events(saturationRule({}, task), seen).at(-1)?.finding.severity;
    };
    const task = { baseline: 2, floor: 1 };
    expect(then(0, 1.69, task)).toBe('info'); // 69 % of what there is to learn is left
    expect(then(0, 1.71, task)).toBe('error');
    expect(then(50, 1.1, task)).toBe('error'); // it was so from the start
    expect(then(0, 1.1, {})).toBe('error');
    expect(then(0, 1.1, undefined)).toBe('error');
  });

  it('names the layers whose outputs are flat, and clears them when they heal', () => {
    const hot = (step: number) => ({ seed: 5, pre: step < 200 ? [1, 8, 3.2] : [1] });
    expect(changes(saturationRule(), run(5, hot))).toEqual([
      '0 raised error 3.tanh',
      '0 raised warning 5.tanh',
      '300 cleared error 3.tanh',
      '300 cleared warning 5.tanh',
    ]);
  });

  it.each(['tanh', 'sigmoid'] as const)('is silent of a healthy %s', (activation) => {
    expect(changes(saturationRule(), run(4, { activation }))).toEqual([]);
  });

  it('takes a sigmoid for saturated at the same tails', () => {
    expect(changes(saturationRule(), run(1, { activation: 'sigmoid', pre: [1, 20, 1] }))).toEqual([
      '0 raised error 3.sigmoid',
    ]);
  });

  it('says with which std the weight should start, by theory', () => {
    const [raised] = events(saturationRule(), run(1, { pre: [1, 8, 1], gain: [1, 8, 1] }));
    expect(raised?.finding.remedy).toContain('start 2.linear.weight with std 0.373 (gain 1.67 / √20)');
    expect(raised?.finding.remedy).toMatch(/Its input has std [78]\.\d/);
    expect(raised?.finding.threshold).toBe(0.6);
  });

  it('speaks of the norm’s gain where one is ahead', () => {
    const [raised] = events(saturationRule(), run(1, { pre: [8, 1], batchNorm: true }));
    expect(raised?.finding.remedy).toContain('the gain of 1.batchNorm');
  });

  it('is far more patient by the profile of SageMaker Debugger', () => {
    const rule = saturationRule(ruleProfiles.sagemaker.saturation);
    expect(changes(rule, run(1, { pre: [4] }))).toEqual([]);
    expect(changes(rule, run(1, { pre: [30] }))).toHaveLength(3);
  });

  it('refuses a threshold of 97', () => {
    expect(() => saturationRule({ flat: 97 })).toThrow(
      'saturation: threshold must be between 0 and 1, got 97',
    );
  });
});
