import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { experimentOf, loadData, parseConfiguration } from '@weir/experiments';
import { parameterValues } from '@weir/nn';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InterruptedError } from './interruptedError.ts';
import { recorded } from './testing/recorded.ts';
import { keptSmall, smallConfig, smallFlags, written } from './testing/smallRun.ts';
import { trained } from './trained.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'weir-trained-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const purpose = { unserved: 'nothing is tested' };

test('trained trains what a source stands for, without diagnostics or evaluation, its progress on stderr', async () => {
  const seen = recorded();
  const { experiment, data, moments } = await trained(
    written(folder),
    smallFlags,
    seen.surroundings,
    purpose,
  );
  expect(seen.written).toBe('');
  expect(seen.logged.join('\n')).not.toMatch(/evaluat/);
  expect(Object.keys(moments)).toEqual(['3.batchNorm']);
  const configuration = parseConfiguration(smallConfig);
  const untrained = experimentOf(configuration, await loadData(configuration));
  expect(data.train.size).toBeGreaterThan(0);
  expect(parameterValues(experiment.network)).not.toEqual(parameterValues(untrained.network));
});

test('trained takes a kept run as it stands, without training', async () => {
  const { runs, id } = await keptSmall(folder);
  const seen = recorded();
  const kept = await trained(id, { ...smallFlags, runs }, seen.surroundings, purpose);
  expect(seen.logged).toEqual([expect.stringMatching(new RegExp(`^${id} after 12 steps`))]);
  const anew = await trained(written(folder), smallFlags, recorded().surroundings, purpose);
  expect(parameterValues(kept.experiment.network)).toEqual(parameterValues(anew.experiment.network));
});

test('trained refuses options that a kept run cannot be trained with any more', async () => {
  const { runs, id } = await keptSmall(folder);
  const take = (given: object) =>
    trained(id, { ...smallFlags, runs, ...given }, recorded().surroundings, purpose);
  await expect(take({ set: ['batchSize=4'] })).rejects.toThrow(
    '--set must go with a configuration or a preset, got a kept run',
  );
  await expect(take({ steps: 4 })).rejects.toThrow('--steps must go with a configuration or a preset');
});

test('trained looks at the data ahead of the training', async () => {
  const seen = recorded();
  const check = () => {
    throw new Error('must be names');
  };
  const refused = trained(written(folder), smallFlags, seen.surroundings, { ...purpose, check });
  await expect(refused).rejects.toThrow('must be names');
  expect(seen.logged.filter((line) => line.startsWith('step'))).toEqual([]);
});

test('trained that is interrupted makes nothing of a network half trained, and says what to do', async () => {
  const seen = recorded();
  const surroundings = {
    ...seen.surroundings,
    log(line: string) {
      if (line.startsWith('initial loss')) process.emit('SIGHUP');
      seen.surroundings.log(line);
    },
  };
  const source = written(folder, { ...smallConfig, steps: 1_000_000 });
  const interrupted: unknown = await trained(source, smallFlags, surroundings, purpose).catch(
    (error: unknown) => error,
  );
  expect(interrupted).toBeInstanceOf(InterruptedError);
  expect(String(interrupted)).toMatch(
    /interrupted after [\d,]+ of 1,000,000 steps: nothing is tested of a network half trained; let it finish, or give fewer --steps$/,
  );
  expect(process.listenerCount('SIGHUP')).toBe(0);
});
