import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { run } from '../../testing/network.ts';
import { gradientScaleRule } from './gradientScaleRule.ts';

describe('the gradient scale rule', () => {
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
