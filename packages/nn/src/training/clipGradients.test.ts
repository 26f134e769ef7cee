import { torchGenerator } from '@weir/core';
import type { ClippingLimit, Snapshot } from '@weir/core';
import { identity, lastValueFrom, map, take, toArray } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { linear, sequential, tanh } from '../layers/index.ts';
import { mse } from '../losses/mse.ts';
import { sgd } from '../optimizers/sgd.ts';
import { sums } from '../testing/examples.ts';
import { expectNothingStays, onCpu } from '../testing/onCpu.ts';
import { backward } from './backward.ts';
import { clipGradients } from './clipGradients.ts';
import { descend } from './descend.ts';
import { minibatches } from './minibatches.ts';
import type { ParameterGroup } from './parameterGroups.ts';

beforeAll(onCpu);

/** What three steps show: each parameter's gradient as the update used it, and the clipping. */
function trained(limit?: ClippingLimit, groups: readonly ParameterGroup[] = []) {
  const rng = torchGenerator(3);
  const net = sequential(linear(4, 5, { rng, gain: 3 }), tanh(), linear(5, 1, { rng, gain: 3 }));
  const seen = ({ parameters, clipping }: Snapshot) => ({
    clipping,
    gradients: parameters.map(({ grad }) => Array.from(grad.values())),
    updates: parameters.map(({ update }) => Array.from(update.values())),
  });
  return lastValueFrom(
    minibatches(sums(32, 4), { size: 8, rng }).pipe(
      net,
      mse(),
      backward(),
      limit ? clipGradients(limit, { groups }) : identity,
      descend(sgd(), 0.1, { groups }),
      take(3),
      map(seen),
      toArray(),
    ),
  );
}

const normOf = (gradients: readonly (readonly number[])[]) =>
  Math.sqrt(gradients.flat().reduce((sum, value) => sum + value ** 2, 0));

describe('clipGradients', () => {
  it('by norm scales all gradients alike, to the limit, and tells the norm before', () =>
    expectNothingStays(async () => {
      const [free] = await trained();
      const [clipped] = await trained({ norm: 0.5 });
      const total = normOf(free?.gradients ?? []);
      expect(total).toBeGreaterThan(0.5);
      expect(clipped?.clipping).toMatchObject({ limit: { norm: 0.5 }, clipped: 1 });
      expect(clipped?.clipping?.gradientNorm).toBeCloseTo(total, 5);
      expect(normOf(clipped?.gradients ?? [])).toBeCloseTo(0.5, 5);
      const factor = 0.5 / (total + 1e-6);
      clipped?.gradients
        .flat()
        .forEach((value, at) => expect(value).toBeCloseTo((free?.gradients.flat()[at] ?? NaN) * factor, 6));
      clipped?.updates
        .flat()
        .forEach((value, at) => expect(value).toBeCloseTo(-0.1 * (clipped.gradients.flat()[at] ?? NaN), 5));
    }));

  it('by value holds each value by itself, and tells the share that it changed', async () => {
    const [free] = await trained();
    const [clipped] = await trained({ value: 0.2 });
    const before = free?.gradients.flat() ?? [];
    expect(clipped?.gradients.flat()).toEqual(
      before.map((value) => Math.max(-Math.fround(0.2), Math.min(Math.fround(0.2), value))),
    );
    const outside = before.filter((value) => Math.abs(value) > 0.2).length;
    expect(outside).toBeGreaterThan(0);
    expect(clipped?.clipping?.clipped).toBeCloseTo(outside / before.length, 12);
  });

  it.each([
    { limit: { norm: 0.2 }, name: 'by norm' },
    { limit: { value: 0.02 }, name: 'by value' },
  ])('$name leaves frozen parameters out, as parameters without gradients', async ({ limit }) => {
    const groups = [{ match: '2.*', frozen: true }];
    const [free] = await trained();
    const [clipped] = await trained(limit, groups);
    const ofTrained = free?.gradients.slice(0, 2) ?? [];
    const total = normOf(ofTrained);
    expect(normOf(free?.gradients ?? [])).toBeGreaterThan(1.2 * total);
    expect(clipped?.clipping?.gradientNorm).toBeCloseTo(total, 5);
    const bounded = (value: number) =>
      'norm' in limit
        ? value * Math.min(1, (limit.norm ?? NaN) / (total + 1e-6))
        : Math.max(-0.02, Math.min(0.02, value));
    const wanted = ofTrained.flat().map(bounded);
    clipped?.gradients
      .slice(0, 2)
      .flat()
      .forEach((value, at) => expect(value).toBeCloseTo(wanted[at] ?? NaN, 6));
    const share = wanted.filter((value, at) => value !== ofTrained.flat()[at]).length / wanted.length;
    expect(clipped?.clipping?.clipped).toBeCloseTo(share, 12);
    expect(clipped?.gradients.slice(2)).toEqual(free?.gradients.slice(2));
  });

  it('changes nothing where every parameter is frozen', async () => {
    const [clipped] = await trained({ norm: 0.1 }, [{ match: '*', frozen: true }]);
    expect(clipped?.clipping).toMatchObject({ gradientNorm: 0, clipped: 0 });
  });

  it('changes not a bit of a training that stays below the limit', async () => {
    const free = await trained();
    const clipped = await trained({ norm: 1e6 });
    expect(clipped.map(({ gradients }) => gradients)).toEqual(free.map(({ gradients }) => gradients));
    expect(clipped.map(({ clipping }) => clipping?.clipped)).toEqual([0, 0, 0]);
  });

  it.each([0, -1, NaN])('refuses a limit of %d', (norm) => {
    expect(() => clipGradients({ norm })).toThrow(
      `clipGradients: norm must be above 0, got ${norm}; 1 is usual`,
    );
  });
});
