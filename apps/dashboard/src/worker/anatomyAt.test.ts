import { Control } from '@weir/nn';
import type { RunEvent, Snapshot } from '@weir/core';
import { stepAnatomy } from '@weir/diagnostics';
import { experimentOf, loadData, parseConfiguration, runExperiment } from '@weir/experiments';
import { memoryStore } from '@weir/runs';
import type { RunStore } from '@weir/runs';
import { filter, lastValueFrom, tap, toArray } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StatusChanged } from '../run/statusChanged.ts';
import { anatomyAt } from './anatomyAt.ts';
import { begun } from './begun.ts';
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
  name: 'slow',
  steps: 40,
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
};
const backend = (configuration: Parameters<typeof startBackend>[0]) => startBackend(configuration, () => {});
const begin = (control = new Control()) =>
  begun({ type: 'configuration', config }, control, startBackend, () => {});
const lossesOf = (events: readonly (RunEvent | StatusChanged)[]) =>
  events.flatMap((event) => (event.type === 'progress' ? event.losses : []));

/** The same step of the same network, looked at as it trains. */
async function directly(step: number) {
  const configuration = parseConfiguration(config);
  const experiment = experimentOf(configuration, await loadData(configuration));
  let seen: ReturnType<typeof stepAnatomy> | undefined;
  const look = tap((snapshot: Snapshot) => {
    if (snapshot.step === step) seen = stepAnatomy(snapshot);
  });
  const watchers = [
    Object.assign((source$: Parameters<typeof look>[0]) => source$.pipe(look, filter(isNone))),
  ];
  await lastValueFrom(runExperiment({ ...experiment, watchers }, { evaluate: false }));
  return seen;
}
const isNone = (_: unknown): _ is never => false;

it('is, number for number, what the step’s own readings were, of a run that has ended', async () => {
  const run = await begin();
  await lastValueFrom(run.events$);
  for (const step of [0, 17, 39]) {
    const anatomy = await anatomyAt(run.id, step, backend);
    expect(anatomy).toEqual(await directly(step));
    expect(anatomy.layers.map(({ name }) => name)).toContain('3.batchNorm');
  }
  await expect(anatomyAt(run.id, 40, backend)).rejects.toThrow(/replay: from must be below/);
});

it('of a run that waits leaves it with the bits that it would have had', async () => {
  const whole = lossesOf(await lastValueFrom((await begin()).events$.pipe(toArray())));
  const control = new Control();
  const run = await begin(control);
  const all: (RunEvent | StatusChanged)[] = [];
  control.send({ type: 'step', count: 11 });
  const paused = new Promise<void>((resolve) => control.idle$.subscribe(() => resolve()));
  const ended = lastValueFrom(run.events$.pipe(tap((event) => all.push(event))));
  await paused;
  const anatomy = await anatomyAt(run.id, 10, backend);
  expect(anatomy.step).toBe(10);
  expect(anatomy.loss).toBeCloseTo(whole[10] ?? NaN, 6);
  control.send({ type: 'resume' });
  await ended;
  expect(lossesOf(all)).toEqual(whole);
});

describe('where nothing is kept', () => {
  const commands = [{ step: 5, command: { type: 'learningRate', value: 0.5 } }] as const;
  beforeEach(() => (store = undefined));

  it('says what it takes', async () => {
    await expect(anatomyAt('x', 0, backend)).rejects.toThrow('slow motion: x must be kept in this browser');
  });

  it('computes the run again from its beginning, with what it was commanded', async () => {
    const at = (step: number, given: typeof commands | readonly [] = []) =>
      anatomyAt('x', step, backend, { config, commands: given });
    expect(await at(17)).toEqual(await directly(17));
    expect((await at(5, commands)).learningRate).toBe(0.5);
    expect((await at(17, commands)).loss).not.toBe((await at(17)).loss);
    await expect(at(40)).rejects.toThrow('slow motion: the run must come to that step again');
  });

  it('says what to do where that would take too long', async () => {
    const steps = { ...config, steps: 20_000 };
    await expect(anatomyAt('x', 10_000, backend, { config: steps, commands: [] })).rejects.toThrow(
      /step must be below 10,000 in a run that is not kept.*got 10,000; choose an earlier one/,
    );
  });

  it('does so for a run that is not among those that are kept', async () => {
    store = memoryStore();
    expect(await anatomyAt('x', 3, backend, { config, commands: [] })).toEqual(await directly(3));
    await expect(anatomyAt('x', 3, backend)).rejects.toThrow('must be kept');
  });
});
