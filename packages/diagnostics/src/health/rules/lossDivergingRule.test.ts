import { arraySnapshot, torchGenerator } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { lossDivergingRule } from './lossDivergingRule.ts';

const noise = torchGenerator(4).normal(0, 0.15, 3000);

const losses = (length: number, at: (step: number) => number): Snapshot[] =>
  Array.from({ length }, (_, step) => arraySnapshot({ step, loss: at(step) + (noise[step] ?? 0) }));

const learning = (step: number) => 2.4 + 0.9 * Math.exp(-step / 300);

describe('the diverging loss rule', () => {
  it('warns of a loss that rises, and clears when it comes down', () => {
    const hill = losses(1500, (step) => (step > 600 && step < 800 ? 4 : 2.3));
    const seen = changes(lossDivergingRule(), hill);
    expect(seen[0]).toMatch(/^6\d\d raised warning run$/);
    expect(seen.at(-1)).toMatch(/^9\d\d cleared warning run$/);
  });

  it('is an error of a loss that runs away', () => {
    const last = events(
      lossDivergingRule(),
      losses(300, (step) => 3 * 1.02 ** step),
    ).at(-1);
    expect(last?.finding.severity).toBe('error');
  });

  it('is silent of minibatch noise, and of losses next to nothing', () => {
    expect(changes(lossDivergingRule(), losses(3000, learning))).toEqual([]);
    const tiny = Array.from({ length: 200 }, (_, step) =>
      arraySnapshot({ step, loss: step ? 1e-6 * (1 + (step % 7)) : 3 }),
    );
    expect(changes(lossDivergingRule(), tiny)).toEqual([]);
  });
});
