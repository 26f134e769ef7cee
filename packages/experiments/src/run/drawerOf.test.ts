import { beforeAll, expect, it } from 'vitest';
import { smallExperiment, useBackend } from '../testing/experiment.ts';
import { drawerOf } from './drawerOf.ts';
import { MomentsFollower } from './momentsFollower.ts';

beforeAll(useBackend);

const model = [{ type: 'embedding', dim: 4 }, { type: 'flatten' }, { type: 'linear', out: 'vocabulary' }];

it('drawerOf draws names of the vocabulary’s letters, the same of the same seed, none longer than asked for', async () => {
  const draw = drawerOf(await smallExperiment({ data: { type: 'names' }, model }), new MomentsFollower());
  const names = draw?.({ count: 20, seed: 3, longest: 4 }) ?? [];
  expect(names).toHaveLength(20);
  for (const name of names) expect(name).toMatch(/^[a-z]{0,4}$/);
  expect(draw?.({ count: 20, seed: 3, longest: 4 })).toEqual(names);
  expect(draw?.({ count: 20, seed: 4, longest: 4 })).not.toEqual(names);
});

it('drawerOf has nothing to draw with where no letters are learnt', async () => {
  expect(drawerOf(await smallExperiment(), new MomentsFollower())).toBeUndefined();
});
