import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { MomentsFollower } from './momentsFollower.ts';

const snapshot = (step: number, mean: number) =>
  arraySnapshot({
    step,
    layers: [
      {
        kind: 'batchNorm',
        output: { values: [0, 1] },
        batchMoments: { mean: [mean], variance: [4], momentum: 0.5 },
      },
    ],
  });

describe('MomentsFollower', () => {
  it('folds each batch in with the layer’s own momentum, and gives them as evaluation wants them', () => {
    const follower = new MomentsFollower();
    follower.follow(snapshot(0, 2));
    follower.follow(snapshot(1, 4));
    const { step, batches, layers } = follower.running;
    expect({ step, batches }).toEqual({ step: 1, batches: 2 });
    expect(layers[0]?.mean[0]).toBeCloseTo(0.5 * (0.5 * 2) + 0.5 * 4, 6);
    expect(layers[0]?.variance[0]).toBeCloseTo(0.5 * (0.5 + 2) + 2, 6);
    const { mean } = follower.network['0.batchNorm'] ?? {};
    expect(Array.from(mean ?? [])).toEqual(layers[0]?.mean);
  });

  it('goes on from what it has saved', () => {
    const [one, other] = [new MomentsFollower(), new MomentsFollower()];
    one.follow(snapshot(0, 2));
    other.restore(structuredClone(one.save()));
    for (const follower of [one, other]) follower.follow(snapshot(1, 4));
    expect(other.running).toEqual(one.running);
  });
});
