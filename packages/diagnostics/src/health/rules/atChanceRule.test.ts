import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes } from '../../testing/changes.ts';
import { atChanceRule } from './atChanceRule.ts';

const chance = 2.9;
/** Losses around a share of that at chance, with the noise of minibatches of 32. */
const losses = (share: number) =>
  Array.from({ length: 1200 }, (_, step) =>
    arraySnapshot({ step, loss: share * chance + 0.15 * Math.sin(step * 12.9898) }),
  );
const rule = () => atChanceRule({}, { task: { loss: 'crossEntropy', applies: 'softmax', baseline: chance } });

describe('the rule of being at chance', () => {
  it.each([1, 1.01, 0.998])('names a network whose loss stays at %d of that at chance', (share) => {
    expect(changes(rule(), losses(share))).toEqual(['408 raised warning run']);
  });

  it.each([0.98, 0.9, 1.4])('is silent of one that is at %d of it: slow, or worse off', (share) => {
    expect(changes(rule(), losses(share))).toEqual([]);
  });
});
