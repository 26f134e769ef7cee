import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkpointSteps, readCheckpoint } from '../checkpoint/checkpoint.ts';
import { folderStore } from '../node/folderStore.ts';
import { readRun } from '../run/summary.ts';

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
