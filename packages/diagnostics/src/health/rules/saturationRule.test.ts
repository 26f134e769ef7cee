import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { run } from '../../testing/network.ts';
import { ruleProfiles } from '../kinds/ruleProfiles.ts';
import { saturationRule } from './saturationRule.ts';

describe('the saturation rule', () => {
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
