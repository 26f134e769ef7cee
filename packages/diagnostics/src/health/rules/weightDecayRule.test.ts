import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { weightDecayRule } from './weightDecayRule.ts';

const at = (step: number, size: number, loss: number) =>
  arraySnapshot({
    step,
    loss,
    learningRate: 0.1,
    layers: [{ kind: 'linear', output: { values: [1, -1] } }],
    parameters: [{ name: '0.linear.weight', fanIn: 1, data: { values: [size, -size], shape: [1, 2] } }],
  });
const task = { weightDecay: 1, baseline: 2 };

describe('weightDecayRule', () => {
  it('names a decay that takes the weights away, and what to lower it to', () => {
    const [found] = events(weightDecayRule({}, task), [at(0, 1, 2), at(100, 0.01, 2)]);
    expect(found?.finding).toMatchObject({
      severity: 'error',
      settings: [{ option: 'optimizer.weightDecay', value: 0.01 }],
    });
    expect(found?.finding.meaning).toContain('shrunk to 1 %');
  });

  it.each([
    ['a network that learns', [at(0, 1, 2), at(100, 0.01, 0.2)], task],
    ['weights that keep their size', [at(0, 1, 2), at(100, 0.9, 2)], task],
    ['a run without a decay', [at(0, 1, 2), at(100, 0.01, 2)], { baseline: 2 }],
  ])('is silent of %s', (_, snapshots, of) => {
    expect(changes(weightDecayRule({}, of), snapshots)).toEqual([]);
  });
});
