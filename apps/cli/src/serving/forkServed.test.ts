import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunEvent } from '@weir/core';
import { parseConfiguration } from '@weir/experiments';
import { assignParameters, parameterValues } from '@weir/nn';
import { beginRun, memoryStore, readHeader } from '@weir/runs';
import { lastValueFrom, toArray } from 'rxjs';
import type { Observable } from 'rxjs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startBackend } from '../backend.ts';
import { headerFacts } from '../kept/headerFacts.ts';
import { smallConfig } from '../testing/smallRun.ts';
import { forkServed } from './forkServed.ts';
import { keptRuns } from './keptRuns.ts';
import { requestedExperiment } from './requested.ts';

let folder: string;
let logged: string[];
const log = (line: string) => void logged.push(line);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weir-fork-'));
  logged = [];
  await startBackend('simd', log);
});
afterEach(() => rmSync(folder, { recursive: true }));

const process = { host: 'test', pid: 1 };

it('keeps what a file holds from whoever asks over HTTP, and tells it here', async () => {
  writeFileSync(join(folder, 'own.csv'), 'size,price\n1,2\na secret,17\n');
  const store = memoryStore();
  const parent = await keptRuns(store, { dataDir: folder }, log).begin({ config: smallConfig }, {}, store);
  await lastValueFrom((parent.events$ as Observable<RunEvent>).pipe(toArray())); // as runs keep them
  const header = await readHeader(store, parent.id);
  const set = [
    'data={"type":"table","path":"own.csv","features":["size"],"target":"price"}',
    'model=[{"type":"linear","out":1}]',
    'loss={"type":"mse"}',
    'diagnostics=[]',
  ];
  logged = [];
  const error: unknown = await forkServed(store, header, { step: 0, set }, { dataDir: folder }, log, {
    process,
  }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).not.toContain('secret');
  expect(logged.join('\n')).toContain('secret');
  expect(await store.list('')).toEqual([parent.id]);
});

const losses = async (events$: Observable<RunEvent>): Promise<readonly number[]> => {
  const events = await lastValueFrom(events$.pipe(toArray()));
  return events.flatMap((event) => (event.type === 'progress' ? event.losses : []));
};

it('starts a twin from the start with the weights that its parent was given, not with those of its seed', async () => {
  const store = memoryStore();
  const configuration = parseConfiguration(smallConfig);
  const experiment = await requestedExperiment(configuration, { remote: true }, {}, log);
  const halved = Object.entries(parameterValues(experiment.network)).map(([name, { shape, values }]) => [
    name,
    { shape, values: Array.from(values, (value) => value / 2) },
  ]);
  assignParameters(experiment.network, Object.fromEntries(halved) as ReturnType<typeof parameterValues>); // of the same entries
  const facts = headerFacts(configuration, { weights: join(folder, 'gone.safetensors') });
  const parent = await beginRun(store, experiment, facts, { process, keepStart: true });
  const [first] = await losses(parent.events$);
  const header = await readHeader(store, parent.header.id);
  const twin = async (set: readonly string[]) =>
    losses((await forkServed(store, header, { step: 0, set }, {}, log, { process })).events$);
  const [same, slower] = [await twin([]), await twin(['learningRate=0.001'])];
  expect([same[0], slower[0]]).toEqual([first, first]);
  expect(slower[1]).not.toBe(same[1]);
});
