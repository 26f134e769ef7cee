import type { RunEvent } from '@weir/core';
import { experimentOf, loadData, parseConfiguration, runExperiment } from '@weir/experiments';
import { memoryStore } from '@weir/runs';
import type { RunStore } from '@weir/runs';
import { Control } from '@weir/nn';
import { lastValueFrom, toArray } from 'rxjs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { begun } from './begun.ts';
import { replayed } from './replayed.ts';
import { startBackend } from './startBackend.ts';

let store: RunStore | undefined;
vi.mock('@weir/runs/opfs', () => ({
  async opfsStore() {
    if (!store) throw new TypeError('no file system');
    return store;
  },
}));
beforeEach(() => {
  store = memoryStore();
  vi.stubGlobal('navigator', { userAgent: 'a test' });
});
afterEach(() => vi.unstubAllGlobals());

const config = {
  name: 'seen again',
  steps: 60,
  seed: 1,
  data: { type: 'names', corpus: 'given-names', contextLength: 2 },
  model: [
    { type: 'embedding', dim: 2 },
    { type: 'flatten' },
    { type: 'linear', out: 12, bias: false },
    { type: 'batchNorm' },
    { type: 'tanh' },
    { type: 'linear', out: 27 },
  ],
  learningRate: 0.1,
  batchSize: 8,
  diagnostics: [],
  budget: 0.05,
};
const diagnostics = [
  { type: 'inputShift', every: 5 },
  { type: 'saturation', every: 5 },
];
const backend = (configuration: Parameters<typeof startBackend>[0]) => startBackend(configuration, () => {});

async function trained(): Promise<string> {
  const { id, events$ } = await begun(
    { type: 'configuration', config },
    new Control(),
    startBackend,
    () => {},
  );
  await lastValueFrom(events$);
  return id;
}

async function seen(id: string, range: { readonly from: number; readonly to?: number }) {
  const notes: string[] = [];
  const events$ = await replayed(id, { diagnostics, ...range }, backend, (line) => notes.push(line));
  return { notes, events: await lastValueFrom(events$.pipe(toArray())) };
}

const measured = (events: readonly unknown[]) =>
  (events as readonly RunEvent[]).filter(({ type }) => type === 'measurement');

it('is what the run would have measured, and says where its parameters were the checkpoint’s', async () => {
  const id = await trained();
  const { events, notes } = await seen(id, { from: 20, to: 40 });
  const { budget: _, ...watched } = parseConfiguration({ ...config, diagnostics });
  const live = await lastValueFrom(
    runExperiment(experimentOf(watched, await loadData(watched)), { evaluate: false }).pipe(toArray()),
  );
  const within = measured(live).filter((event) => 'step' in event && event.step >= 20 && event.step < 40);
  const types = ['inputShift', 'saturation'];
  const asked = within.filter((event) => 'diagnostic' in event && types.includes(event.diagnostic));
  expect(asked).toHaveLength(8);
  expect(measured(events)).toEqual(asked);
  expect(notes.at(-1)).toBe('parameters after 60 steps are those of the checkpoint, bit for bit');
});

it('says what is damaged, what is not kept, and how far the run came', async () => {
  const id = await trained();
  await expect(seen(id, { from: 60 })).rejects.toThrow(/from must be below to and the 60 steps/);
  const log = await store?.read(`${id}/log`);
  if (!log) expect.unreachable();
  const broken = Uint8Array.from(log, (byte, at) => (at === 40 ? byte ^ 1 : byte));
  await store?.put(`${id}/log`, broken);
  const { notes, events } = await seen(id, { from: 20, to: 40 });
  expect(notes[0]).toMatch(/byte 0 must begin a record/);
  expect(measured(events)).toHaveLength(8);
  await expect(seen('other', { from: 0 })).rejects.toThrow(
    'replay: other must be kept in this browser, got nothing of it here; train it once more',
  );
  store = undefined;
  await expect(seen(id, { from: 0 })).rejects.toThrow(`replay: ${id} must be kept in this browser`);
});
