import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parameterValues } from '@weir/nn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recorded } from '../testing/recorded.ts';
import { keptSmall, smallConfig, smallFlags, written } from '../testing/smallRun.ts';
import { trained } from '../trained.ts';
import { findRun } from './findRun.ts';
import { fromKept } from './fromKept.ts';

let folder: string;
let kept: Awaited<ReturnType<typeof keptSmall>>;
const purpose = { unserved: 'nothing is tested' };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weir-from-kept-'));
  kept = await keptSmall(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('fromKept gives the network and the running statistics that the run ended with, and says after which step', async () => {
  const seen = recorded();
  const found = await findRun(kept.id, kept.runs);
  const { experiment, moments } = await fromKept(found, {}, seen.surroundings, purpose);
  expect(seen.logged).toContainEqual(expect.stringMatching(new RegExp(`^${kept.id} after 12 steps`)));
  const anew = await trained(written(folder), smallFlags, recorded().surroundings, purpose);
  expect(parameterValues(experiment.network)).toEqual(parameterValues(anew.experiment.network));
  expect(moments).toEqual(anew.moments);
});

test('fromKept gives it as it was at an earlier step', async () => {
  const found = await findRun(kept.id, kept.runs);
  const early = await fromKept(found, { at: 5 }, recorded().surroundings, purpose);
  const source = written(folder, { ...smallConfig, steps: 5 }, 'five.json');
  const anew = await trained(source, smallFlags, recorded().surroundings, purpose);
  expect(parameterValues(early.experiment.network)).toEqual(parameterValues(anew.experiment.network));
  expect(early.moments).toEqual(anew.moments);
});

test('fromKept looks at the data before it computes anything', async () => {
  const check = () => {
    throw new Error('must be names');
  };
  const found = await findRun(kept.id, kept.runs);
  const seen = recorded();
  await expect(fromKept(found, {}, seen.surroundings, { ...purpose, check })).rejects.toThrow(
    'must be names',
  );
  expect(seen.logged).toEqual([]);
});
