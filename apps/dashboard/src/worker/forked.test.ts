import { ready, setBackend } from '@tensorflow/tfjs-core';
import '@weir/backend-simd';
import { experimentOf, loadData, parseConfiguration } from '@weir/experiments';
import type { Configuration } from '@weir/experiments';
import { beginRun, memoryStore } from '@weir/runs';
import { lastValueFrom, toArray } from 'rxjs';
import { beforeAll, expect, it } from 'vitest';
import { forked } from './forked.ts';

beforeAll(async () => {
  await setBackend('simd');
  await ready();
});

const config = {
  name: 'parent',
  steps: 60,
  seed: 1,
  data: { type: 'xor' },
  model: [
    { type: 'linear', out: 8, init: { type: 'kaimingNormal', gain: 1 } },
    { type: 'tanh' },
    { type: 'linear', out: 2 },
  ],
  learningRate: 0.1,
  batchSize: 4,
  diagnostics: [],
};
const prepared = async (given: unknown) => {
  const configuration = parseConfiguration(given);
  return experimentOf(configuration, await loadData(configuration));
};
const process = { host: 'test', pid: 1 };
const facts = ({ seed }: Configuration) => ({ seed, weir: 'test', machine: {}, options: {} });

async function family(step: number, set: readonly string[]) {
  const store = memoryStore();
  const run = await beginRun(store, await prepared(config), facts(parseConfiguration(config)), {
    process,
    checkpointEvery: 20,
  });
  const all = await lastValueFrom(run.events$.pipe(toArray()));
  const twin = await forked(store, { parent: run.header.id, step, set }, prepared, { facts, process });
  const losses = (events: typeof all) =>
    events.flatMap((event) => (event.type === 'progress' ? event.losses : []));
  return {
    parent: losses(all),
    twin: losses(await lastValueFrom(twin.events$.pipe(toArray()))),
    header: twin.header,
  };
}

it('from a step shares the past with its parent, and then goes its own way', async () => {
  const { parent, twin, header } = await family(30, ['learningRate=0.5']);
  expect(twin).toHaveLength(60);
  expect(twin.slice(0, 31)).toEqual(parent.slice(0, 31));
  expect(twin.slice(31)).not.toEqual(parent.slice(31));
  expect(header.parent?.step).toBe(30);
});

it('from the start has a start of its own', async () => {
  const { parent, twin, header } = await family(0, ['model.0.init.gain=3']);
  expect(twin).toHaveLength(60);
  expect(twin[0]).not.toBe(parent[0]);
  expect(header.config).toMatchObject({ model: [{ init: { gain: 3 } }, {}, {}] });
});

it('of what cannot be is refused in the words of the command line', async () => {
  await expect(family(30, ['learningRate=fast'])).rejects.toThrow('learningRate');
  await expect(family(30, ['nonsense'])).rejects.toThrow('--set must be path=value');
});
