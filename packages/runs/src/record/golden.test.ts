import { fileURLToPath } from 'node:url';
import '@weir/backend-simd';
import { ready, setBackend } from '@tensorflow/tfjs-core';
import { lossesByStep } from '@weir/core';
import { experimentOf, loadData, parseConfiguration } from '@weir/experiments';
import { lastValueFrom, toArray } from 'rxjs';
import { expect, it } from 'vitest';
import { checkpointSteps, readCheckpoint } from '../checkpoint/checkpoint.ts';
import { folderStore } from '../node/folderStore.ts';
import { resumeRun } from '../run/runs.ts';
import { readRun } from '../run/summary.ts';
import { memoryStore } from '../store/memoryStore.ts';
import type { RunHeader } from './runHeader.ts';

// Written by the first version of the format. Never written again: every later version must read it as it is.
const store = folderStore(fileURLToPath(new URL('../testing/golden', import.meta.url)));
const id = 'format-1';

it('a run of version 1 is read: its header, every record of its log, and its checkpoints', async () => {
  const { header, log, events, status } = await readRun(store, id);
  expect(header).toMatchObject({ format: 1, id, name: 'golden', steps: 12, backend: 'simd', seed: 7 });
  expect(log.problems).toEqual([]);
  expect(log.torn).toBe(false);
  expect(status).toBe('completed');
  expect(log.records.map(({ record }) => record.type)).toEqual([
    'session',
    ...events.map(() => 'event'),
    'checkpoint',
    'checkpoint',
  ]);
  const [first] = events.filter((event) => event.type === 'progress');
  expect(first?.losses).toEqual([1.0477771759033203]);
  expect(events.at(-1)).toMatchObject({ type: 'finished', steps: 12, reason: 'completed' });
  expect(await checkpointSteps(store, id)).toEqual([6, 12]);
  const { step, log: position, state } = await readCheckpoint(store, id, 6);
  expect(step).toBe(6);
  expect(
    log.records.some(({ end }) => end.bytes === position.bytes && end.records === position.records),
  ).toBe(true);
  const parameters = state['parameters'] as Record<
    string,
    { readonly shape: readonly number[]; readonly values: Float32Array }
  >;
  expect(Object.keys(parameters)).toEqual([
    '0.linear.weight',
    '1.batchNorm.gamma',
    '1.batchNorm.beta',
    '4.linear.weight',
    '4.linear.bias',
  ]);
  expect(parameters['0.linear.weight']?.shape).toEqual([2, 8]);
  expect(parameters['0.linear.weight']?.values[0]).toBe(-0.5713726282119751);
});

it('a run of version 1 goes on from its first checkpoint to the losses and the parameters that it had then', async () => {
  await setBackend('simd');
  await ready();
  const copy = memoryStore();
  for (const path of ['header.json', 'log', 'checkpoints/0000000006.safetensors'])
    await copy.put(`${id}/${path}`, await store.read(`${id}/${path}`));
  const prepare = async ({ config }: RunHeader) => {
    const configuration = parseConfiguration(config);
    return experimentOf(configuration, await loadData(configuration));
  };
  const run = await resumeRun(copy, id, prepare, { process: { host: 'here', pid: 1 } });
  const events = await lastValueFrom(run.events$.pipe(toArray()));
  // What is measured may have come to be computed otherwise since.
  const differences = events.filter((event) => event.type === 'differs').map(({ what }) => what);
  expect(differences.filter((what) => !what.startsWith('measurement '))).toEqual([]);
  expect(lossesByStep(events)).toEqual(lossesByStep((await readRun(store, id)).events));
  expect(await checkpointSteps(copy, id)).toEqual([6, 12]);
  const [again, then] = await Promise.all([copy, store].map((from) => readCheckpoint(from, id, 12)));
  expect(again?.state['parameters']).toEqual(then?.state['parameters']);
});
