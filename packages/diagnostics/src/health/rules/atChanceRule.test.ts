import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { run } from '../../testing/network.ts';
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

  it('names what keeps it there', () => {
    const saturated = run(450, { loss: chance, pre: [20], width: 4, batch: 8 }, 1);
    const [first] = events(rule(), saturated);
    expect(first?.finding.remedy).toMatch(/^Do what saturation says/);
  });

  it('says so after a hundred steps where something plainly stands in the way', () => {
    const saturated = run(450, { loss: chance, pre: [20], width: 4, batch: 8 }, 1);
    expect(changes(rule(), saturated)[0]).toBe('108 raised warning run');
  });

  it('says so at the end of a run that is shorter than its patience', () => {
    const task = { loss: 'crossEntropy', applies: 'softmax', baseline: chance, steps: 150 } as const;
    const short = changes(atChanceRule({}, { task }), losses(1).slice(0, 150));
    expect(short).toEqual(['149 raised warning run']);
  });

  it('leaves out what smoothed targets keep of the loss', () => {
    const of = (floor: number) =>
      atChanceRule({}, { task: { loss: 'crossEntropy', baseline: chance, floor } });
    expect(changes(of(0), losses(0.995))).toEqual(['408 raised warning run']);
    expect(changes(of(0.9 * chance), losses(0.995))).toEqual([]);
  });

  it('is silent where chance is not known', () => {
    expect(changes(atChanceRule({}, { task: { loss: 'l1' } }), losses(1))).toEqual([]);
    expect(changes(atChanceRule(), losses(1))).toEqual([]);
  });

  it('refuses a patience that is no whole number of snapshots', () => {
    expect(() => atChanceRule({ patience: 0.5 })).toThrow('patience must be a positive integer, got 0.5');
  });
});
