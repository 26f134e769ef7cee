import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfiguration } from '@weir/experiments';
import { beginRun, memoryStore } from '@weir/runs';
import { EMPTY, lastValueFrom, toArray } from 'rxjs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startBackend } from '../backend.ts';
import { headerFacts } from '../kept/headerFacts.ts';
import { replayServed } from './replayServed.ts';
import { requestedExperiment } from './requested.ts';

let folder: string;
let logged: string[];
const log = (line: string) => void logged.push(line);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weir-replay-'));
  logged = [];
  await startBackend('simd', log);
});
afterEach(() => rmSync(folder, { recursive: true }));

const configuration = parseConfiguration({
  name: 'table',
  data: { type: 'table', path: 'own.csv', features: ['size'], target: 'price' },
  model: [{ type: 'linear', out: 1 }],
  loss: { type: 'mse' },
  batchSize: 2,
  steps: 6,
  diagnostics: [],
});

it('says what other diagnostics see of a part of a run, and keeps what a file holds to the log', async () => {
  const file = join(folder, 'own.csv');
  const options = { dataDir: folder };
  writeFileSync(file, `size,price\n${'1,2\n3,4\n5,9\n'.repeat(8)}`);
  const store = memoryStore();
  const experiment = await requestedExperiment(configuration, {}, options, log);
  const { header, events$ } = await beginRun(store, experiment, headerFacts(configuration, {}), {
    process: { host: 'test', pid: 1 },
  });
  await lastValueFrom(events$);
  const request = { diagnostics: [{ type: 'gradients' }], from: 2, to: 4 };
  const said = () =>
    lastValueFrom(replayServed(store, header.id, request, options, log, EMPTY).pipe(toArray()));
  const progress = (await said()).filter(({ type }) => type === 'progress');
  expect(progress[0]).toMatchObject({ from: 2 });
  writeFileSync(file, 'size,price\n1,2\na secret,17\n');
  const error: unknown = await said().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).not.toContain('secret');
  expect(logged.at(-1)).toMatch(new RegExp(`^weir: ${header.id} cannot be replayed: .*secret`));
});
