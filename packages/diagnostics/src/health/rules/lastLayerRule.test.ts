import { arraySnapshot } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { run } from '../../testing/network.ts';
import { lastLayerRule } from './lastLayerRule.ts';

/** Three snapshots of weights of std 1 whose updates have these sizes. */
const moved = (...sizes: readonly number[]): readonly Snapshot[] =>
  [0, 1, 2].map((step) =>
    arraySnapshot({
      step,
      parameters: sizes.map((size, at) => ({
        name: `${at}.linear.weight`,
        data: { values: [1, -1], shape: [2, 1] },
        grad: { values: [1, -1], shape: [2, 1] },
        update: { values: [size, -size], shape: [2, 1] },
      })),
    }),
  );

describe('the last layer rule', () => {
  it('says how many times faster it is than the middle of the rest, and by how much to start it larger', () => {
    const [raised, ...others] = events(lastLayerRule(), moved(0.001, 0.01, 1e-4, 1));
    expect(others).toEqual([]);
    expect(raised?.finding).toMatchObject({
      subject: '3.linear.weight',
      severity: 'warning',
      threshold: 2.5,
      formula: 'log₁₀ update:data of the last weight − median of the others’',
      meaning: 'The last layer learns 1,000 times as fast, relative to its size, as the rest.',
      remedy:
        'It settles as it grows; if not, start 3.linear.weight 10 times larger, as long as the first loss stays at −ln(1/C).',
    });
    expect(raised?.finding.value).toBeCloseTo(3, 6);
    expect(raised?.finding.settings).toEqual([
      { layer: '3.linear', option: 'scale', value: expect.closeTo(10, 4) as number },
    ]);
  });

  it('takes thresholds of its own', () => {
    const [raised] = events(lastLayerRule({ error: 2.8 }), moved(0.001, 0.001, 1));
    expect(raised?.finding).toMatchObject({ severity: 'error', threshold: 2.8 });
  });

  it('leaves it to updateRatio where the rest hardly moves, below 10⁻⁴ of its size', () => {
    expect(changes(lastLayerRule(), moved(1.01e-4, 1.01e-4, 0.1))).toEqual([
      '2 raised warning 2.linear.weight',
    ]);
    expect(changes(lastLayerRule(), moved(0.99e-4, 0.99e-4, 0.1))).toEqual([]);
  });

  it('leaves it to other rules where something keeps the rest from learning', () => {
    const blocked = moved(0.001, 1).map((snapshot) => ({
      ...snapshot,
      layers: arraySnapshot({
        layers: [
          { kind: 'relu', output: { values: [0, 0], shape: [2, 1] } },
          { kind: 'linear', output: { values: [1, -1], shape: [2, 1] } },
        ],
      }).layers,
    }));
    expect(changes(lastLayerRule(), moved(0.001, 1))).toHaveLength(1);
    expect(changes(lastLayerRule(), blocked)).toEqual([]);
    expect(changes(lastLayerRule(), [...moved(0.001, 1), ...blocked.slice(0, 2)])).toEqual([
      '2 raised warning 1.linear.weight',
      '1 cleared warning 1.linear.weight',
    ]);
  });

  it('neither raises nor clears where there is nothing to compare: one weight, none, or one that stands still', () => {
    for (const still of [moved(), moved(1), moved(0.001, 0), moved(0, 1)]) {
      expect(changes(lastLayerRule(), still)).toEqual([]);
      expect(changes(lastLayerRule(), [...moved(0.001, 1), ...still])).toEqual([
        '2 raised warning 1.linear.weight',
      ]);
    }
  });

  it('leaves weights that stand still out of the middle of the rest', () => {
    const [raised] = events(lastLayerRule(), moved(0, 0.001, 0, 1));
    expect(raised?.finding.value).toBeCloseTo(3, 6);
  });

  it('tells of a last layer that learns much faster than the rest, at the third snapshot, and clears', () => {
    const fast = (step: number) => ({ update: [-3, -3, -3, step < 400 ? -0.8 : -2.5] });
    expect(changes(lastLayerRule(), run(7, fast))).toEqual([
      '200 raised info 6.linear.weight',
      '500 cleared info 6.linear.weight',
    ]);
  });

  it('warns where it stays far ahead', () => {
    expect(changes(lastLayerRule(), run(4, { update: [-3.5, -3.5, -3.5, -0.5] }))).toEqual([
      '200 raised warning 6.linear.weight',
    ]);
  });

  it('is silent of a small start that settles, and of equal rates', () => {
    expect(
      changes(
        lastLayerRule(),
        run(5, (step) => ({ update: [-3, -3, -3, step < 200 ? -0.5 : -2.4] })),
      ),
    ).toEqual([]);
    expect(changes(lastLayerRule(), run(5))).toEqual([]);
  });
});
